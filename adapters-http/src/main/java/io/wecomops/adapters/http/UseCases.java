package io.wecomops.adapters.http;

import io.wecomops.application.health.CheckDependencies;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.application.jssdk.SignPage;
import io.wecomops.application.masstask.FollowTask;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.SendMessage;
import io.wecomops.application.masstask.SteerMassTask;
import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.application.metrics.ShowMetrics;
import io.wecomops.application.network.ListIpRanges;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.Apps;
import java.util.Objects;

/**
 * What the routes call, and what they are handed.
 *
 * @param insight to look ahead at a task, and closely at its people
 * @param meter is told of each request
 * @param apps the apps that a task may name
 * @param ids makes the trace id of a request that brings none
 * @param ticker measures how long a request took
 */
public record UseCases(
        SubmitMassTask submitMassTask,
        SendMessage sendMessage,
        ReportMassTasks reportMassTasks,
        SteerMassTask steerMassTask,
        FollowTask followTask,
        UploadUseCases uploads,
        InsightUseCases insight,
        AftermathUseCases aftermath,
        AnswerOnce answerOnce,
        CheckDependencies checkDependencies,
        ListIpRanges listIpRanges,
        SignPage signPage,
        ShowMetrics showMetrics,
        Meter meter,
        Apps apps,
        IdGenerator ids,
        Ticker ticker) {
    public UseCases {
        Objects.requireNonNull(submitMassTask, "submitMassTask");
        Objects.requireNonNull(sendMessage, "sendMessage");
        Objects.requireNonNull(reportMassTasks, "reportMassTasks");
        Objects.requireNonNull(steerMassTask, "steerMassTask");
        Objects.requireNonNull(followTask, "followTask");
        Objects.requireNonNull(uploads, "uploads");
        Objects.requireNonNull(insight, "insight");
        Objects.requireNonNull(aftermath, "aftermath");
        Objects.requireNonNull(answerOnce, "answerOnce");
        Objects.requireNonNull(checkDependencies, "checkDependencies");
        Objects.requireNonNull(listIpRanges, "listIpRanges");
        Objects.requireNonNull(signPage, "signPage");
        Objects.requireNonNull(showMetrics, "showMetrics");
        Objects.requireNonNull(meter, "meter");
        Objects.requireNonNull(apps, "apps");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(ticker, "ticker");
    }
}
