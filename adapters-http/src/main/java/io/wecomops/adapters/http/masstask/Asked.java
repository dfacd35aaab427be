package io.wecomops.adapters.http.masstask;

import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.upload.AwaitedSubmission;

/** What the body of {@code POST /mass-tasks} asks for. */
sealed interface Asked {
    /** A task with its recipients. */
    record Whole(Submission submission) implements Asked {}

    /** A task whose recipients will be uploaded. */
    record Awaited(AwaitedSubmission submission) implements Asked {}
}
