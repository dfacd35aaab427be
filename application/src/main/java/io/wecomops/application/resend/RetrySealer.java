package io.wecomops.application.resend;

import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.RequestRenewer;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.resend.FailedPerson;
import io.wecomops.domain.resend.ResendCursor;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.ResendWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the batches of a retry, page by page in the order of its source, each step in one transaction with how far it has
 * come. A personal message is taken from the very request that failed. No request equals the one that failed. Thread-safe.
 */
public final class RetrySealer {
    private static final Logger LOG = LoggerFactory.getLogger(RetrySealer.class);
    private static final int PERSONAL_AT_ONCE = 200;

    private final ResendQueue queue;
    private final RequestSealer requests;
    private final RequestRenewer renewer;
    private final BatchPlan plan;

    public RetrySealer(ResendQueue queue, RequestSealer requests, RequestRenewer renewer, BatchPlan plan) {
        this.queue = queue;
        this.requests = requests;
        this.renewer = renewer;
        this.plan = plan;
    }

    /**
     * Seals the retry to its end.
     *
     * @return whether it is ready; {@code false} where the claim was lost, or the task cancelled
     */
    public boolean seal(ResendWork work) {
        boolean personal = MessageTemplate.of(work.message()).isPersonal();
        int size = personal ? 1 : plan.size();
        int atOnce = personal ? PERSONAL_AT_ONCE : PageRequest.MAX_LIMIT;
        Deque<FailedPerson> waiting = new ArrayDeque<>();
        ResendCursor cursor = work.cursor();
        long after = cursor.position();
        boolean goesOn = true;
        while (goesOn) {
            Page<FailedPerson> page = queue.read(work, new PageRequest(atOnce, after));
            waiting.addAll(page.items());
            goesOn = page.next().isPresent();
            after = page.next().orElse(after);
            List<SealedBatch> batches = new ArrayList<>();
            while (waiting.size() >= size || (!goesOn && !waiting.isEmpty())) {
                List<FailedPerson> people = next(waiting, size);
                cursor = new ResendCursor(
                        people.getLast().position(), cursor.batches() + 1, cursor.people() + people.size());
                batches.add(sealed(work, cursor.batches(), people));
            }
            long reached = waiting.isEmpty() ? Math.max(after, cursor.position()) : cursor.position();
            cursor = new ResendCursor(reached, cursor.batches(), cursor.people());
            if (!queue.write(work, batches, cursor)) {
                return given(work);
            }
        }
        if (!queue.finish(work, cursor)) {
            return given(work);
        }
        LOG.atInfo()
                .addKeyValue("biz_no", work.bizNo())
                .addKeyValue("people", cursor.people())
                .addKeyValue("batches", cursor.batches())
                .log("retry sealed");
        return true;
    }

    private static List<FailedPerson> next(Deque<FailedPerson> waiting, int most) {
        List<FailedPerson> people = new ArrayList<>(Math.min(most, waiting.size()));
        while (people.size() < most && !waiting.isEmpty()) {
            people.add(waiting.removeFirst());
        }
        return people;
    }

    private SealedBatch sealed(ResendWork work, int number, List<FailedPerson> people) {
        FailedPerson first = people.getFirst();
        var users = people.stream().map(FailedPerson::user).toList();
        var part = BatchPlan.again(number, users, first.repeatWindow(), work.generations());
        SealedRequest request = first.request()
                .map(before -> renewer.renew(before, part.duplicateCheck()))
                .orElseGet(() -> requests.seal(work.agentId(), work.message(), users, part.duplicateCheck()));
        return new SealedBatch(number, users, request, part.duplicateCheck().interval());
    }

    private static boolean given(ResendWork work) {
        LOG.atWarn()
                .addKeyValue("biz_no", work.bizNo())
                .log("sealing of a retry ended early: another node goes on with it, or it was cancelled");
        return false;
    }
}
