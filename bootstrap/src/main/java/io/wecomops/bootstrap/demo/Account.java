package io.wecomops.bootstrap.demo;

import io.wecomops.sandbox.Audit;
import io.wecomops.sandbox.Stats;
import java.util.ArrayList;
import java.util.List;

/**
 * What the platform says happened, beside what the simulated WeCom saw.
 *
 * @param failures everybody whom the platform counts as failed
 * @param audit who received the task's message how often
 */
record Account(TaskView task, List<FailureView> failures, Audit audit, Stats stats) {

    /** What does not add up, in words; empty where all of it does. */
    List<String> contradictions() {
        var found = new ArrayList<String>();
        if (!task.sums() || task.left() > 0) {
            found.add("the platform's own counts do not sum: " + task);
        }
        if (failures.size() != task.failed()) {
            found.add(task.failed() + " are counted as failed, and " + failures.size() + " are named");
        }
        if (audit.moreThanOnce() > 0) {
            found.add(audit.moreThanOnce() + " people got it more than once: " + audit.examples());
        }
        if (audit.people() < task.sent() || audit.people() > task.sent() + task.unknown()) {
            found.add(audit.people() + " people got it, and " + task.sent() + " are counted as sent");
        }
        return List.copyOf(found);
    }
}
