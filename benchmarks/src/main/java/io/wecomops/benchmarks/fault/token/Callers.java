package io.wecomops.benchmarks.fault.token;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many at once who want the token of one app. */
record Callers(CurrentToken tokens, WecomAdapters wecom, TokenKey app, int count, String node) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    Tally carryOut(String verb) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Tally>> each = IntStream.range(0, count)
                    .mapToObj(caller -> callers.submit(() -> switch (verb) {
                        case "serve" -> served().isPresent() ? Tally.OK : Tally.FAILED;
                        case "send" -> sent(caller);
                        case "ask" -> tokens.of(app) instanceof CurrentToken.Answer.Usable ? Tally.OK : Tally.FAILED;
                        default -> throw new IllegalArgumentException(verb);
                    }))
                    .toList();
            Tally all = Tally.NOBODY;
            for (Future<Tally> one : each) {
                all = all.and(one.get());
            }
            return all;
        }
    }

    /** As a caller does that has work to do: asks again when told to; empty where that takes too long. */
    private Optional<AccessToken> served() throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            switch (tokens.of(app)) {
                case CurrentToken.Answer.Usable(AccessToken token) -> {
                    return Optional.of(token);
                }
                case CurrentToken.Answer.TryAgain again -> Thread.sleep(again.after());
                case CurrentToken.Answer.Refused refused -> Thread.sleep(refused.askAgainAfter());
            }
        }
        return Optional.empty();
    }

    /** A call and, where its token is rejected, one more with another: as batches are sent. */
    private Tally sent(int caller) throws InterruptedException {
        SealedRequest request = wecom.requestSealer()
                .seal(
                        app.agentId(),
                        new Message.Text("from " + node),
                        List.of(new UserId(node + "-" + caller)),
                        new DuplicateCheck(Duration.ofHours(1)));
        Optional<AccessToken> token = served();
        if (token.isEmpty()) {
            return Tally.FAILED;
        }
        SendOutcome outcome = wecom.messageSender().send(app, token.get(), request);
        if (!(outcome instanceof SendOutcome.TokenRejected)) {
            return outcome instanceof SendOutcome.Delivered ? Tally.OK : Tally.FAILED;
        }
        tokens.rejected(app, token.get());
        Optional<AccessToken> fresh = served();
        return fresh.isPresent()
                        && wecom.messageSender().send(app, fresh.get(), request) instanceof SendOutcome.Delivered
                ? Tally.OK_AGAIN
                : Tally.FAILED;
    }
}
