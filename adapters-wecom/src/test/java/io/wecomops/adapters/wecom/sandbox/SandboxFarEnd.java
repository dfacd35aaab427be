package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Issue;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.Members;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.WecomSandbox;
import io.wecomops.testkit.contract.FarEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sandbox with the company that {@link Adapters} knows, brought into any state that the contracts ask for. */
final class SandboxFarEnd implements AutoCloseable {
    private final WecomSandbox sandbox = WecomSandbox.start(SandboxSettings.demo()
            .withApps(
                    Adapters.APP.corpId().value(),
                    List.of(new App(Adapters.APP.agentId().value(), Adapters.SECRET)))
            .withMembers(Members.everybodyExists()
                    .withParties(Map.of(2, List.of("ann", "ben"), 3, List.of("eve")))
                    .withParents(Map.of(3, 2))
                    .withTags(Map.of(7, List.of("ann")))
                    .withTagParties(Map.of(7, List.of(3)))));
    private final WecomAdapters adapters = Adapters.at(sandbox.base());
    private final WecomAdapters impatient = Adapters.impatientAt(sandbox.base());
    private final WecomAdapters astray = Adapters.at(ScriptedWecom.nowhere());
    private final String endpoint;
    private FarEnd state = FarEnd.HEALTHY;
    private long ownCalls;

    /** @param endpoint the interface whose calls are counted */
    SandboxFarEnd(String endpoint) {
        this.endpoint = endpoint;
    }

    WecomAdapters adapters() {
        return state == FarEnd.SILENT ? impatient : adapters;
    }

    /** The same adapters, but nobody listens where they look. */
    WecomAdapters astray() {
        return astray;
    }

    AccessToken token() {
        var issued = (Issue.Issued) adapters.tokenIssuer().issue(Adapters.APP);
        return new AccessToken(issued.token().value(), 1, issued.token().life());
    }

    /** Forgets what was before; calls that were under way then are not counted. */
    void is(FarEnd newState) {
        sandbox.reset();
        becomes(newState);
        ownCalls = calls();
    }

    /** Remembers what was before. */
    void becomes(FarEnd newState) {
        state = newState;
        var healthy = Faults.none();
        sandbox.faults(
                switch (newState) {
                    case HEALTHY -> healthy;
                    case BUSY -> both(Fault.BUSY_RATE);
                    case OVER_ITS_LIMIT ->
                        healthy.with(Map.of(Fault.MINUTE_LIMIT, 1.0, Fault.FAILED_GETTOKEN_LIMIT, 1.0));
                    case FORBIDDING_OUR_ADDRESS -> healthy.with(Fault.IP_FORBIDDEN, 1);
                    case LOSING_ANSWERS -> both(Fault.LOST_ANSWER_RATE);
                    case BEHIND_A_BROKEN_GATEWAY -> both(Fault.HTTP_5XX_RATE);
                    case SILENT -> healthy.with(Fault.LATENCY_MS, 3000);
                });
        if (newState == FarEnd.OVER_ITS_LIMIT) {
            useUpTheLimits();
        }
    }

    /** Sends a message to one person; answers its id. */
    String sent() {
        var outcome = adapters.messageSender().send(Adapters.APP, token(), aMessage());
        return ((SendOutcome.Delivered) outcome).messageId();
    }

    /** How many people hold a message that was not recalled. */
    long holders() {
        return sandbox.audit(Wanted.anything()).stillHold();
    }

    private static Faults both(Fault rate) {
        return Faults.none().with(Map.of(rate, 1.0, Fault.GETTOKEN_TOO, 1.0));
    }

    private SealedRequest aMessage() {
        return adapters.requestSealer()
                .seal(
                        Adapters.APP.agentId(),
                        new Message.Text("one too many"),
                        List.of(new UserId("somebody")),
                        new DuplicateCheck(Duration.ofHours(3)));
    }

    private void useUpTheLimits() {
        adapters.messageSender().send(Adapters.APP, token(), aMessage());
        adapters.messageRecaller().recall(Adapters.APP, token(), "any");
        // the first failure is within the limit, the second trips it
        adapters.tokenIssuer().issue(Adapters.APP_WITH_WRONG_SECRET);
        adapters.tokenIssuer().issue(Adapters.APP_WITH_WRONG_SECRET);
    }

    /** The calls since the state was set: those that ended and those under way. */
    long callsSeen() {
        return calls() - ownCalls;
    }

    private long calls() {
        var stats = sandbox.stats();
        var ended = stats.calls().getOrDefault(endpoint, Map.of()).values();
        return ended.stream().mapToLong(Long::longValue).sum() + stats.inFlight();
    }

    @Override
    public void close() {
        astray.close();
        impatient.close();
        adapters.close();
        sandbox.close();
    }
}
