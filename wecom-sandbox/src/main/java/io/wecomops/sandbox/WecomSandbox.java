package io.wecomops.sandbox;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.wecomops.sandbox.fault.FaultLine;
import io.wecomops.sandbox.gate.Errors;
import io.wecomops.sandbox.gate.Gate;
import io.wecomops.sandbox.inbox.Ledger;
import io.wecomops.sandbox.inbox.Wanted;
import io.wecomops.sandbox.member.Directory;
import io.wecomops.sandbox.send.SendRoute;
import io.wecomops.sandbox.token.GettokenRoute;
import io.wecomops.sandbox.token.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A running sandbox. What its methods do can be done over HTTP as well, under {@code /sandbox}. Thread-safe.
 */
public final class WecomSandbox implements AutoCloseable {
    private final SandboxSettings settings;
    private final FaultLine faultLine;
    private final Directory directory;
    private final Tokens tokens;
    private final Ledger ledger;
    private final WebServer server;

    private WecomSandbox(SandboxSettings settings) {
        this.settings = settings;
        faultLine = new FaultLine(settings.faults());
        directory = new Directory(settings.members());
        tokens = new Tokens(settings.tokenLife(), settings.clock());
        ledger = new Ledger(faultLine, settings.clock());
        server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .addProtocol(Http1Config.builder().maxPrologueLength(32_768).build())
                .maxPayloadSize(4_194_304)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(2))
                .directHandlers(Errors.direct())
                .routing(this::routes)
                .build();
    }

    /** Starts serving; {@link #base()} tells where. */
    public static WecomSandbox start(SandboxSettings settings) {
        var sandbox = new WecomSandbox(settings);
        sandbox.server.start();
        return sandbox;
    }

    private void routes(HttpRouting.Builder routing) {
        Errors.register(routing);
        var gate = new Gate(ledger, faultLine);
        routing.get("/cgi-bin/gettoken", gate.to(new GettokenRoute(settings, tokens, faultLine, ledger)))
                .any(
                        "/cgi-bin/message/send",
                        gate.to(new SendRoute(settings.apps(), tokens, directory, faultLine, ledger)));
    }

    /** Where WeCom's API is played, e.g. {@code http://127.0.0.1:41234}: what stands before {@code /cgi-bin}. */
    public URI base() {
        return URI.create("http://" + settings.host() + ":" + server.port());
    }

    /** Sets what goes wrong from now on, in place of all that was set before; the sequence of fates begins anew. */
    public void faults(Faults faults) {
        faultLine.set(faults);
    }

    public Faults faults() {
        return faultLine.faults();
    }

    public void members(Members members) {
        directory.set(members);
    }

    public Members members() {
        return directory.members();
    }

    /** All tokens become unknown: calls that bear them answer 40014, and gettoken makes a new one. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** All tokens end now: calls that bear them answer 42001, and gettoken makes a new one. */
    public void expireTokens() {
        tokens.expireAll();
    }

    public Stats stats() {
        return ledger.stats(tokens.issued());
    }

    /** Whether each person got each message once: over everything that was delivered. */
    public Audit audit() {
        return ledger.audit(Wanted.anything());
    }

    /** Over the messages whose content is {@code content}: all of it, as it was delivered. */
    public Audit audit(String content) {
        return ledger.audit(new Wanted(Optional.empty(), Optional.of(content), Optional.empty()));
    }

    public Audit audit(int agentId) {
        return ledger.audit(new Wanted(Optional.of(agentId), Optional.empty(), Optional.empty()));
    }

    /** What one person received, newest first. */
    public List<Received> person(String userId, int limit) {
        return ledger.person(userId, limit);
    }

    /** What was received with {@code part} in its content; an empty part is in all. */
    public List<Received> received(String part, int limit) {
        return ledger.received(new Wanted(Optional.empty(), Optional.empty(), Optional.of(part)), limit);
    }

    /** The latest calls, newest first; ten thousand are kept. */
    public List<SeenCall> calls(int limit) {
        return ledger.calls(limit);
    }

    /** As after the start, but for the tokens: those that are out stay valid. */
    public void reset() {
        faultLine.set(settings.faults());
        directory.set(settings.members());
        tokens.resetCount();
        ledger.reset();
    }

    /** Takes no more calls, lets those under way finish for up to two seconds, and frees the port. */
    @Override
    public void close() {
        server.stop();
    }
}
