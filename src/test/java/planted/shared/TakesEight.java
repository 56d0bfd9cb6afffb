package planted.shared;

final class TakesEight {
  final int sum;

  TakesEight(int a, int b, int c, int d, int e, int f, int g, int h) {
    sum = a + b + c + d + e + f + g + h;
  }
}
