package io.wecomops.adapters.wecom;

import io.wecomops.adapters.wecom.api.CallWatch;
import io.wecomops.adapters.wecom.api.WecomApi;
import io.wecomops.adapters.wecom.asking.Questions;
import io.wecomops.adapters.wecom.directory.AskedDirectory;
import io.wecomops.adapters.wecom.jssdk.AskedTickets;
import io.wecomops.adapters.wecom.message.JsonRequestReader;
import io.wecomops.adapters.wecom.message.JsonRequestRenewer;
import io.wecomops.adapters.wecom.message.JsonRequestSealer;
import io.wecomops.adapters.wecom.message.WecomMessageRecaller;
import io.wecomops.adapters.wecom.message.WecomMessageSender;
import io.wecomops.adapters.wecom.metrics.CountedCalls;
import io.wecomops.adapters.wecom.network.AskedAddresses;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.reason.WecomErrorGuide;
import io.wecomops.adapters.wecom.retry.BreakerGuard;
import io.wecomops.adapters.wecom.retry.Guard;
import io.wecomops.adapters.wecom.token.WecomTokenIssuer;
import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.jssdk.TicketIssuer;
import io.wecomops.domain.message.MessageRecaller;
import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.RequestReader;
import io.wecomops.domain.message.RequestRenewer;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.network.WecomAddresses;
import io.wecomops.domain.reason.ErrorGuide;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenIssuer;
import java.util.stream.Collectors;

/** Everything that speaks to WeCom, or speaks about it. Thread-safe; to be closed when its callers have ended. */
public final class WecomAdapters implements AutoCloseable {
    private final WecomApi api;
    private final TokenIssuer tokenIssuer;
    private final RequestSealer requestSealer;
    private final RequestReader requestReader;
    private final RequestRenewer requestRenewer;
    private final MessageSender messageSender;
    private final MessageRecaller messageRecaller;
    private final ErrorGuide errorGuide;
    private final WecomAddresses addresses;
    private final TicketIssuer ticketIssuer;
    private final Directory directory;

    private WecomAdapters(WecomSettings settings, ErrorTable errors, Guard guard, CallWatch watch) {
        var secrets = settings.apps().stream()
                .collect(Collectors.toUnmodifiableMap(
                        WecomApp::key, app -> app.secret().value()));
        requestSealer = new JsonRequestSealer();
        requestReader = new JsonRequestReader();
        requestRenewer = new JsonRequestRenewer();
        errorGuide = new WecomErrorGuide(errors);
        api = new WecomApi(settings.apiBase(), settings.connectTimeout(), settings.requestTimeout(), watch);
        tokenIssuer = new WecomTokenIssuer(api, guard, errors, secrets);
        messageSender = new WecomMessageSender(api, guard, errors);
        messageRecaller = new WecomMessageRecaller(api, guard, errors);
        var questions = new Questions(api, errors);
        addresses = new AskedAddresses(questions);
        ticketIssuer = new AskedTickets(questions);
        directory = new AskedDirectory(questions);
    }

    /** Opens no connection yet. Every call goes out, however many have failed: for tools and tests. */
    public static WecomAdapters create(WecomSettings settings) {
        return new WecomAdapters(settings, ErrorTable.load(), Guard.NONE, CallWatch.NONE);
    }

    /**
     * Opens no connection yet. Calls that keep failing are held back by a breaker for each interface and app.
     *
     * @param callsAtOnce how many calls of one interface and app may be under way at once
     */
    public static WecomAdapters create(WecomSettings settings, int callsAtOnce, Ticker ticker, Chance chance) {
        return create(settings, callsAtOnce, ticker, chance, Meter.NONE);
    }

    /** As above, and counts calls and breakers. */
    public static WecomAdapters create(
            WecomSettings settings, int callsAtOnce, Ticker ticker, Chance chance, Meter meter) {
        ErrorTable errors = ErrorTable.load();
        return new WecomAdapters(
                settings,
                errors,
                new BreakerGuard(errors, callsAtOnce, ticker, chance, meter),
                new CountedCalls(meter, errors, ticker));
    }

    public TokenIssuer tokenIssuer() {
        return tokenIssuer;
    }

    public RequestSealer requestSealer() {
        return requestSealer;
    }

    public RequestReader requestReader() {
        return requestReader;
    }

    public RequestRenewer requestRenewer() {
        return requestRenewer;
    }

    public MessageSender messageSender() {
        return messageSender;
    }

    public MessageRecaller messageRecaller() {
        return messageRecaller;
    }

    public ErrorGuide errorGuide() {
        return errorGuide;
    }

    public WecomAddresses addresses() {
        return addresses;
    }

    public TicketIssuer ticketIssuer() {
        return ticketIssuer;
    }

    public Directory directory() {
        return directory;
    }

    /** Waits for calls that are under way, which the request timeout bounds, and gives the connections back. */
    @Override
    public void close() {
        api.close();
    }
}
