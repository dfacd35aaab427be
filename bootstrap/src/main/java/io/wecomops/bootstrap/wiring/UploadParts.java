package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.http.UploadUseCases;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.upload.OpenAwaitedTask;
import io.wecomops.application.upload.ReceiveUpload;
import io.wecomops.application.upload.ReportUploads;
import io.wecomops.application.upload.SealAwaitedTask;
import io.wecomops.application.upload.SealUploads;
import io.wecomops.application.upload.Sealer;
import io.wecomops.bootstrap.settings.MassTaskSettings;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.upload.Uploads;

/** Everything for recipients that are uploaded, and the thread that seals them. */
final class UploadParts implements AutoCloseable {
    private final UploadUseCases useCases;
    private final Housekeeper sealing;

    /** @param toSend wakes the dispatcher once a task is ready */
    UploadParts(
            MysqlAdapters mysql,
            Uploads uploads,
            RequestSealer requests,
            MassTaskSettings rules,
            WorkBell toSend,
            Sleeper sleeper) {
        var toSeal = new WorkBell();
        var sealer = new Sealer(mysql.sealQueue(), mysql.recipientLedger(), requests, rules.plan());
        sealing = Housekeeper.start(new SealUploads(
                rules.node(), mysql.sealQueue(), mysql.awaitedTasks(), sealer, rules.lease(), toSeal, toSend, sleeper));
        useCases = new UploadUseCases(
                new OpenAwaitedTask(mysql.awaitedTasks()),
                new ReceiveUpload(mysql.massTasks(), mysql.awaitedTasks(), uploads, ReceiveUpload.MAX_LINES),
                new ReportUploads(mysql.massTasks(), uploads),
                new SealAwaitedTask(mysql.massTasks(), mysql.awaitedTasks(), toSeal));
    }

    UploadUseCases useCases() {
        return useCases;
    }

    @Override
    public void close() {
        sealing.close();
    }
}
