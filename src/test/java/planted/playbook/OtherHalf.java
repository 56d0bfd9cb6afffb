package planted.playbook;

public final class OtherHalf {
  public Class<?> other() {
    return planted.market.HalfOfACycle.class;
  }
}
