package paxoslab.solution;

/** Code of all kinds that Java has, to see that rewriting keeps it valid and its meaning. */
final class ManyKinds {
  private ManyKinds() {}

  static final String EXPECTED =
      "[3, 10, a-b, 55, TWO2, Point[x=1, y=2], 6, caught3, inner9, 7, two, 4, 12, [1, 2], 5.5, 30]";

  static final String SOURCE =
      """
      class Code {
        final int sum;
        Code(int n, boolean deep) {
          this(deep ? pick(n, n > 2 ? n : 2) : 0);
        }
        Code(int n) {
          super();
          int s = 0;
          for (int i = 0; i <= n; i++) s += i;
          sum = s;
        }
        static int pick(int a, int b) { return a > b ? a : b; }
        enum Kind {
          ONE(1), TWO(2) { @Override int twice() { return 4; } };
          final int n;
          Kind(int n) { int k = 0; while (k < n) k++; this.n = k; }
          int twice() { return n * 2; }
        }
        record Point(int x, int y) {
          Point {
            for (int i = 0; i < 2; i++) { if (x < 0) throw new IllegalArgumentException(); }
          }
        }
        class Inner {
          int value;
          Inner(int v) { do { value++; } while (value < v); }
          int outerSum() { return sum + value; }
        }
        interface Shape { default int sides() { int n = 0; for (;;) { if (++n == 3) return n; } } }
        static String word(Object o) {
          return switch (String.valueOf(o)) { case "1" -> "one"; case "2" -> "two"; default -> "?"; };
        }
        static int kind(Kind k) {
          int total = 0;
          outer:
          for (int i = 0; i < 3; i++) {
            switch (k) {
              case ONE: continue outer;
              case TWO: total += 2; break;
              default: break outer;
            }
          }
          return total - 2;
        }
        static String tries(int n) {
          String s = "";
          for (int i = 0; i < n; i++) {
            try {
              try { if (i == 1) continue; if (i == 3) throw new RuntimeException("x"); }
              finally { s = "" + i; }
            } catch (RuntimeException e) { return "caught" + s; }
          }
          return s;
        }
        static double wide(long a, double b) {
          double d = 0;
          for (long i = 0; i < a; i++) { double e = b; d += e; if (d > 100) { long z = a; d = z; } }
          try { Object o = null; o.hashCode(); } catch (NullPointerException e) { d += .5; }
          return d;
        }
        static Object all() {
          List<Object> r = new ArrayList<>();
          r.add(new Shape() {}.sides());
          r.add(new Code(4).sum);
          r.add(Stream.of("a", "b").collect(Collectors.joining("-")));
          r.add(new Code(10, true).sum);
          r.add("" + Kind.TWO + Kind.TWO.n);
          r.add(new Point(1, 2));
          r.add(IntStream.range(0, 4).map(x -> { int y = 0; while (y < x) y++; return y; }).sum());
          r.add(tries(5));
          r.add("inner" + new Code(3).new Inner(3).outerSum());
          Supplier<Code> make = () -> new Code(3);
          Function<Code, Integer> get = c -> c.sum;
          r.add(get.apply(make.get()) + 1);
          r.add(word(2));
          r.add(kind(Kind.TWO));
          Map<Kind, Integer> map = new HashMap<>();
          for (Kind k : Kind.values()) map.merge(k, k.twice() * 3, Integer::sum);
          r.add(map.get(Kind.TWO));
          r.add(new ArrayList<>(new HashSet<>(List.of(1, 2))));
          r.add(wide(2, 2.5));
          int[] array = {10, 20};
          int total = 0;
          for (int a : array) total += a;
          r.add(total);
          return r.toString();
        }
      }
      """;
}
