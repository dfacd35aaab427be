package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.http.InsightUseCases;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.application.masstask.ContactLookup;
import io.wecomops.application.masstask.DraftTask;
import io.wecomops.application.masstask.Expander;
import io.wecomops.application.masstask.ExportRecipients;
import io.wecomops.application.masstask.PreflightMassTask;
import io.wecomops.application.masstask.PreflightWarnings;
import io.wecomops.application.masstask.QuotaLookup;
import io.wecomops.application.masstask.TraceRecipient;
import io.wecomops.bootstrap.settings.MassTaskSettings;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.token.Apps;

/** What looks ahead at a task, and closely at its people. */
final class InsightParts {
    private InsightParts() {}

    static InsightUseCases of(
            MysqlAdapters mysql,
            RequestSealer sealer,
            MassTaskSettings rules,
            Expander expander,
            ContactLookup contacts,
            QuotaLookup quota,
            Apps apps) {
        var tasks = mysql.massTasks();
        var preflight = new PreflightMassTask(
                new DraftTask(tasks, sealer, rules.plan(), expander),
                tasks,
                sealer,
                mysql.recentTasks(),
                new PreflightWarnings(contacts, quota),
                apps,
                rules.pace());
        var history = mysql.recipientHistory();
        return new InsightUseCases(
                preflight,
                new ExportRecipients(tasks, mysql.taskIndex(), history),
                new TraceRecipient(tasks, mysql.recipientLedger(), history));
    }
}
