package io.wecomops.adapters.metrics.metrics;

import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.QueueDepth.Depth;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Breaker;
import io.wecomops.domain.token.AgentId;
import java.util.Locale;
import java.util.Set;

/** Counts what happens, by labels of few values. */
public record PrometheusMeter(Figures figures) implements Meter {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT");

    @Override
    public void count(Happening what) {
        switch (what) {
            case Happening.BatchRecorded(var app, var result, int people) -> recorded(app(app), result, people);
            case Happening.ClaimLost(var app) -> batch(app(app), "claim_lost");
            case Happening.DispatcherWaits(var server) -> waits(server, 1);
            case Happening.DispatcherGoesOn(var server) -> waits(server, 0);
            case Happening.CallEnded(var api, var outcome, var took) ->
                figures.calls.labelValues(figures.apis.of(api), outcome.code()).observe(Figures.seconds(took));
            case Happening.BreakerTurned(var api, var app, var phase) ->
                figures.breakers.labelValues(figures.apis.of(api), app(app)).set(phase == Breaker.Phase.CLOSED ? 0 : 1);
            case Happening.RequestAnswered(var method, var route, int status, var took) ->
                figures.requests
                        .labelValues(
                                METHODS.contains(method) ? method : FewValues.OTHER,
                                route.map(figures.routes::of).orElse(FewValues.OTHER),
                                figures.statuses.of(Integer.toString(status)))
                        .observe(Figures.seconds(took));
            case Happening.QueueSeen(Depth depth) -> seen(depth);
            case Happening.QueueUnseen() -> figures.readable.set(0);
            case Happening.Purged(long rows) -> figures.purged.inc(rows);
        }
    }

    private void recorded(String app, BatchResult result, int people) {
        switch (result) {
            case BatchResult.Sent sent -> {
                int failed = Math.min(people, sent.undelivered().size());
                batch(app, "sent");
                people(app, "sent", people - failed);
                people(app, "failed", failed);
            }
            case BatchResult.Again again -> notSent(app, "again", again.reason());
            case BatchResult.GivenBack _ -> batch(app, "given_back");
            case BatchResult.Failed(var reason) -> {
                notSent(app, "failed", reason);
                people(app, "failed", people);
            }
            case BatchResult.Unknown(var reason) -> {
                notSent(app, "unknown", reason);
                people(app, "unknown", people);
            }
        }
    }

    private void notSent(String app, String outcome, Reason reason) {
        batch(app, outcome);
        figures.reasonsOfBatches
                .labelValues(outcome, figures.reasons.of(reason.code()))
                .inc();
    }

    private void batch(String app, String outcome) {
        figures.batches.labelValues(app, outcome).inc();
    }

    private void people(String app, String outcome, int many) {
        figures.people.labelValues(app, outcome).inc(many);
    }

    private void waits(String server, int state) {
        figures.waiting.labelValues(figures.servers.of(server)).set(state);
    }

    private void seen(Depth depth) {
        for (TaskStatus status : TaskStatus.values()) {
            if (!status.hasEnded()) {
                figures.tasks
                        .labelValues(status.name().toLowerCase(Locale.ROOT))
                        .set(depth.tasks().getOrDefault(status, 0L));
            }
        }
        figures.due.set((double) depth.dueBatches());
        figures.readable.set(1);
    }

    private String app(AgentId app) {
        return figures.apps.of(app.toString());
    }
}
