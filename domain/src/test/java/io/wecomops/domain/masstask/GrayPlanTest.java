package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrayPlanTest {
    private static final GrayPlan PLAN = new GrayPlan(List.of(1, 10, 100), new Gate.Manual());
    private static final Schedule IN_WAVES = new Schedule(Optional.empty(), Optional.of(PLAN));
    private static final BizNo BIZ_NO = new BizNo("gray-1");

    @ParameterizedTest
    @CsvSource({
        "1000, 10, 100, 1000",
        "1001, 11, 101, 1001",
        "10, 1, 1, 10",
        "1, 1, 1, 1",
        "10000000, 100000, 1000000, 10000000"
    })
    void wavesReachTheirShareRoundedUp(long people, long first, long second, long third) {
        assertThat(PLAN.reachedAfter(1, people)).isEqualTo(first);
        assertThat(PLAN.reachedAfter(2, people)).isEqualTo(second);
        assertThat(PLAN.reachedAfter(3, people)).isEqualTo(third);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 99, 100, 101, 12345})
    void everybodyIsInTheWaveThatReachesThem(int people) {
        for (int position = 1; position <= people; position++) {
            int wave = PLAN.waveOf(position, people);
            assertThat(PLAN.reachedAfter(wave, people)).isGreaterThanOrEqualTo(position);
            assertThat(wave == 1 ? 0 : PLAN.reachedAfter(wave - 1, people)).isLessThan(position);
        }
    }

    @Test
    void sameTaskHasTheSamePeopleInEachWaveInWhateverOrderTheyCome() {
        List<UserId> users =
                IntStream.range(0, 997).mapToObj(i -> new UserId("user-" + i)).toList();
        assertThat(waves(users)).isEqualTo(waves(users.reversed()));
    }

    @Test
    void noBatchHoldsPeopleOfTwoWavesAndNobodyIsLost() {
        List<UserId> users =
                IntStream.range(0, 997).mapToObj(i -> new UserId("user-" + i)).toList();
        var parts = new BatchPlan(7).cut(BIZ_NO, new Audience(users), IN_WAVES);
        assertThat(parts.stream().flatMap(part -> part.users().stream())).containsExactlyInAnyOrderElementsOf(users);
        assertThat(parts.stream().map(BatchPlan.Part::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, parts.size()).boxed().toList());
        assertThat(waves(users).stream().map(Set::size)).containsExactly(10, 90, 897);
    }

    private static List<Set<UserId>> waves(List<UserId> users) {
        var byWave = new BatchPlan(7)
                .cut(BIZ_NO, new Audience(users), IN_WAVES).stream()
                        .collect(Collectors.groupingBy(
                                BatchPlan.Part::wave,
                                Collectors.flatMapping(part -> part.users().stream(), Collectors.toSet())));
        return IntStream.rangeClosed(1, PLAN.waves())
                .mapToObj(wave -> byWave.getOrDefault(wave, new HashSet<>()))
                .toList();
    }

    @Test
    void percentsThatMakeNoSenseAreRefused() {
        for (List<Integer> percents : List.of(
                List.<Integer>of(),
                List.of(0, 100),
                List.of(10, 10, 100),
                List.of(20, 10, 100),
                List.of(1, 10),
                List.of(1, 101),
                IntStream.rangeClosed(80, 100).boxed().toList())) {
            assertThatIllegalArgumentException()
                    .as("%s", percents)
                    .isThrownBy(() -> new GrayPlan(percents, new Gate.Manual()));
        }
    }

    @Test
    void gateOutsideItsRangesIsRefused() {
        for (double rate : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Gate.Auto(rate, Duration.ZERO));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.Auto(0.1, Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gate.Auto(0.1, Duration.ofDays(7).plusMillis(1)));
    }

    /** Against figures worked out elsewhere (Wilson's score interval, z = 1.96). */
    @ParameterizedTest
    @CsvSource({"0, 10, 0", "1, 10, 0.0179", "5, 100, 0.0215", "30, 1000, 0.0211", "10, 10, 0.7225"})
    void lowerBoundIsWilsons(long failed, long tried, double bound) {
        assertThat(Gate.Auto.lowerBound(failed, tried)).isEqualTo(bound, within(0.0001));
    }

    @Test
    void fewUnluckyDoNotBreakAWaveAndManyDo() {
        var gate = new Gate.Auto(0.02, Duration.ZERO);
        assertThat(gate.isBrokenBy(new Progress(10, 9, 1, 0, 0, 0))).isFalse();
        assertThat(gate.isBrokenBy(new Progress(1000, 970, 30, 0, 0, 0))).isTrue();
        assertThat(gate.isBrokenBy(new Progress(1000, 970, 0, 30, 0, 0))).isTrue();
        assertThat(gate.isBrokenBy(new Progress(1000, 980, 20, 0, 0, 0))).isFalse();
        assertThat(gate.isBrokenBy(new Progress(1000, 0, 0, 0, 0, 1000))).isFalse();
    }
}
