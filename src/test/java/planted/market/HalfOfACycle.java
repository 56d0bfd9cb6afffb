package planted.market;

public final class HalfOfACycle {
  public Class<?> other() {
    return planted.playbook.OtherHalf.class;
  }
}
