package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.time.Chance;
import io.wecomops.testkit.AtOnce;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What every {@link Chance} must do. */
public abstract class ChanceContract {
    protected abstract Chance chance();

    @Test
    void drawsAreFromZeroToBelowOne() {
        assertThat(draws(10_000)).allMatch(draw -> draw >= 0 && draw < 1);
    }

    @Test
    void everyTenthIsDrawnAboutAsOften() {
        var tenths =
                draws(10_000).stream().collect(Collectors.groupingBy(draw -> (int) (draw * 10), Collectors.counting()));
        assertThat(tenths).hasSize(10);
        // 1000 each with a standard deviation of 30: eight of them never happen by chance
        assertThat(tenths.values()).allMatch(count -> count > 760 && count < 1240);
    }

    @Test
    void threadsDrawApart() {
        Chance chance = chance();
        List<Double> first = AtOnce.call(64, _ -> chance.draw());
        assertThat(first.stream().distinct().count()).isGreaterThan(60);
    }

    private List<Double> draws(int count) {
        return DoubleStream.generate(chance()::draw).limit(count).boxed().toList();
    }
}
