package coach.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jvm.memory.heap.used                            | p.jvm.memory.heap.used
          org.eclipse.HttpFactory.127.0.0.1.3001.open     | p.org_eclipse_HttpFactory.127_0_0_1.3001.open
          org.eclipse.HttpFactory.::1.3001.open           | p.org_eclipse_HttpFactory._1.3001.open
          coach.web.HealthResource$View.get               | p.coach_web_HealthResource_View.get
          jvm.gc.G1 Young Generation.count                | p.jvm.gc.G1_Young_Generation.count
          a..b...c.                                       | p.a.b.c
          tag;x=y.rate                                    | p.tag_x_y.rate
          hi there\\n1 2 3                                | p.hi_there_n1_2_3
          percent-4xx-1m.m1_rate                          | p.percent-4xx-1m.m1_rate
          """)
  void dotsOnlySeparate(String name, String expected) {
    assertThat(CarbonName.of("p", name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'',x", "'.',x", "'prod.coach.1',prod.coach.1.x", "'a b',a_b.x"})
  void thePrefixMayHaveStepsOfItsOwn(String prefix, String expected) {
    assertThat(CarbonName.of(prefix, "x")).isEqualTo(expected);
  }
}
