package io.wecomops.adapters.wecom.metrics;

import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.api.CallWatch;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.domain.metrics.CallOutcome;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.function.Supplier;

/** Counts each exchange by its interface and what an operator has to know of its outcome. */
public record CountedCalls(Meter meter, ErrorTable errors, Ticker ticker) implements CallWatch {
    @Override
    public Answer around(String path, Supplier<Answer> call) {
        Duration begun = ticker.elapsed();
        Answer answer = call.get();
        meter.count(
                new Happening.CallEnded(path, outcome(answer), ticker.elapsed().minus(begun)));
        return answer;
    }

    private CallOutcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Success _ -> CallOutcome.OK;
            case Answer.Failure(int errcode, String _) -> outcome(errcode);
            case Answer.Unreachable _ -> CallOutcome.UNREACHABLE;
            case Answer.TurnedAway _ -> CallOutcome.TURNED_AWAY;
            case Answer.HeldOff _ -> CallOutcome.LIMITED;
            case Answer.Lost _ -> CallOutcome.LOST;
        };
    }

    private CallOutcome outcome(int errcode) {
        return switch (errors.reactionTo(errcode)) {
            case RETRY -> CallOutcome.BUSY;
            case REFRESH -> CallOutcome.TOKEN_REJECTED;
            case LIMIT -> CallOutcome.LIMITED;
            case MEND -> CallOutcome.APP_REFUSED;
            case GIVEUP -> CallOutcome.REFUSED;
        };
    }
}
