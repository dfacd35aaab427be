package io.wecomops.sandbox;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.control.ControlRoutes;
import io.wecomops.sandbox.fault.FaultLine;
import io.wecomops.sandbox.gate.Errors;
import io.wecomops.sandbox.gate.Gate;
import io.wecomops.sandbox.inbox.Ledger;
import io.wecomops.sandbox.member.Directory;
import io.wecomops.sandbox.query.Addresses;
import io.wecomops.sandbox.query.Contacts;
import io.wecomops.sandbox.query.QueryRoute;
import io.wecomops.sandbox.query.Tickets;
import io.wecomops.sandbox.send.RecallRoute;
import io.wecomops.sandbox.send.SendRoute;
import io.wecomops.sandbox.token.GettokenRoute;
import io.wecomops.sandbox.token.TokenCheck;
import io.wecomops.sandbox.token.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
                // what else is on the class path is none of the sandbox's
                .featuresDiscoverServices(false)
                .shutdownHook(false)
                // it waits for idle connections too, so what is worth waiting for is waited for in close()
                .shutdownGracePeriod(Duration.ofMillis(100))
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
        var check = new TokenCheck(tokens, faultLine);
        var tickets = new Tickets(settings.tokenLife(), settings.clock());
        query(routing, gate, check, Endpoint.API_DOMAIN_IP, (_, _) -> Addresses.ofApi());
        query(routing, gate, check, Endpoint.CALLBACK_IP, (_, _) -> Addresses.ofCallbacks());
        query(routing, gate, check, Endpoint.JSAPI_TICKET, (_, agentId) -> tickets.ofCorp(agentId));
        query(routing, gate, check, Endpoint.TICKET_GET, tickets::ofAgent);
        var contacts = new Contacts(directory);
        query(routing, gate, check, Endpoint.USER_GET, contacts::user);
        query(routing, gate, check, Endpoint.USER_SIMPLELIST, contacts::members);
        query(routing, gate, check, Endpoint.DEPARTMENT_SIMPLELIST, contacts::below);
        query(routing, gate, check, Endpoint.TAG_GET, contacts::tag);
        routing.get("/cgi-bin/gettoken", gate.to(new GettokenRoute(settings, tokens, faultLine, ledger)))
                .any("/cgi-bin/message/recall", gate.to(new RecallRoute(check, ledger)))
                .any("/cgi-bin/message/send", gate.to(new SendRoute(settings.apps(), check, directory, ledger)))
                .register("/sandbox", new ControlRoutes(this, settings));
    }

    private void query(
            HttpRouting.Builder routing, Gate gate, TokenCheck check, Endpoint endpoint, QueryRoute.Query query) {
        routing.get("/cgi-bin/" + endpoint.path(), gate.to(new QueryRoute(endpoint, check, ledger, query)));
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

    /** Whether each person got the messages asked for once; over all that was delivered since the start or a reset. */
    public Audit audit(Wanted wanted) {
        return ledger.audit(wanted);
    }

    /** {@link #audit(Wanted)} over the messages with this content. */
    public Audit audit(String content) {
        return audit(Wanted.content(content));
    }

    /** How often each person received the messages asked for; those who received none are not in it. */
    public Map<String, Integer> timesByPerson(Wanted wanted) {
        return ledger.timesByPerson(wanted);
    }

    /** What one person received, newest first. */
    public List<Received> person(String userId, int limit) {
        return ledger.person(userId, limit);
    }

    /** What was received of the messages asked for, person by person. */
    public List<Received> received(Wanted wanted, int limit) {
        return ledger.received(wanted, limit);
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

    /** Lets calls that are under way finish for up to two seconds, then closes all connections and frees the port. */
    @Override
    public void close() {
        try {
            ledger.awaitQuiet(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }
}
