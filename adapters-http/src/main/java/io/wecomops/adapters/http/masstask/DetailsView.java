package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.masstask.WaveState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task with how it is steered; what does not apply to it is left out.
 *
 * @param peoplePerSecond over the last minute
 * @param secondsLeft until the end, if it goes on so
 * @param cancelling {@code true} while a cancelled task has something in flight
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DetailsView(
        @JsonUnwrapped MassTaskView task,
        double peoplePerSecond,
        @Nullable Long secondsLeft,
        @Nullable String sendAt,
        @Nullable Boolean cancelling,
        @Nullable GrayView gray) {

    /** @param stopped why the automatic gate has shut, where it has */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GrayView(
            List<Integer> percents,
            String gate,
            @Nullable Double maxFailureRate,
            @Nullable Long holdSeconds,
            @Nullable String stopped,
            List<WaveView> waves) {}

    /** @param state {@code shut}, {@code open} or {@code ended} */
    record WaveView(int number, int percent, String state, Progress progress) {}

    static DetailsView of(TaskDetails details, Views views) {
        return new DetailsView(
                views.of(details.task()),
                Math.round(details.tempo().peoplePerSecond() * 10) / 10.0,
                details.tempo().timeLeft().map(Duration::toSeconds).orElse(null),
                details.schedule().sendAt().map(views::text).orElse(null),
                details.cancelling() ? true : null,
                details.schedule().gray().map(plan -> gray(plan, details)).orElse(null));
    }

    private static GrayView gray(GrayPlan plan, TaskDetails details) {
        List<WaveView> waves = details.waves().stream()
                .map(wave -> new WaveView(
                        wave.number(), plan.percents().get(wave.number() - 1), state(wave), wave.progress()))
                .toList();
        String stopped = details.gateStopped().orElse(null);
        return switch (plan.gate()) {
            case Gate.Manual() -> new GrayView(plan.percents(), "manual", null, null, stopped, waves);
            case Gate.Auto(var rate, var hold) ->
                new GrayView(plan.percents(), "auto", rate, hold.toSeconds(), stopped, waves);
        };
    }

    private static String state(WaveState wave) {
        if (!wave.open()) {
            return "shut";
        }
        return wave.hasEnded() ? "ended" : "open";
    }
}
