package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.http.AftermathUseCases;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.application.limit.PacedApi;
import io.wecomops.application.limit.PermitQueue;
import io.wecomops.application.limit.Turn;
import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.recall.RecallBatch;
import io.wecomops.application.recall.RecallBatches;
import io.wecomops.application.recall.RecallMassTask;
import io.wecomops.application.resend.RetryFailed;
import io.wecomops.application.resend.RetrySealer;
import io.wecomops.application.resend.SealRetries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.bootstrap.settings.MassTaskSettings;
import io.wecomops.domain.token.Apps;
import java.util.concurrent.Executor;

/** Everything for retries and recalls, and the threads that seal the ones and carry the others out. */
final class AftermathParts implements AutoCloseable {
    private final AftermathUseCases useCases;
    private final WorkBell toSeal = new WorkBell();
    private final Housekeeper sealing;
    private final Housekeeper recalling;

    /**
     * @param toSend wakes the dispatcher
     * @param workers recall, and book for those who do
     */
    AftermathParts(
            MysqlAdapters mysql,
            Coordination shared,
            WecomAdapters wecom,
            CurrentToken tokens,
            RetryBudgets budgets,
            Apps apps,
            MassTaskSettings rules,
            DispatchSettings dispatch,
            PermitQueue permits,
            WorkBell toSend,
            Executor workers,
            Ambience process) {
        var toRecall = new WorkBell();
        var sealer = new RetrySealer(mysql.resendQueue(), wecom.requestSealer(), wecom.requestRenewer(), rules.plan());
        sealing = Housekeeper.start(new SealRetries(
                rules.node(), mysql.resendQueue(), sealer, rules.lease(), toSeal, toSend, process.sleeper()));
        var turn = new Turn(
                permits,
                shared.rateLimiter(),
                PacedApi.RECALLING,
                rules.pace(),
                workers,
                process.sleeper(),
                process.ticker());
        var recallBatch = new RecallBatch(
                mysql.recallQueue(),
                tokens,
                wecom.messageRecaller(),
                turn,
                rules.backoff(),
                budgets,
                apps,
                dispatch,
                process.chance());
        recalling = Housekeeper.start(new RecallBatches(
                rules.node(),
                mysql.recallQueue(),
                recallBatch,
                dispatch,
                toRecall,
                workers,
                process.sleeper(),
                process.ticker()));
        useCases = new AftermathUseCases(
                new RetryFailed(mysql.resends(), toSeal),
                new RecallMassTask(mysql.taskControl(), mysql.recalls(), toRecall, toSend));
    }

    AftermathUseCases useCases() {
        return useCases;
    }

    /** Wakes who seals retries. */
    void ring() {
        toSeal.ring();
    }

    @Override
    public void close() {
        sealing.close();
        recalling.close();
    }
}
