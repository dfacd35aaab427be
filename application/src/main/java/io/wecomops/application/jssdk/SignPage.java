package io.wecomops.application.jssdk;

import io.wecomops.application.cache.CacheFamily;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.Loaded;
import io.wecomops.application.cache.Lookup;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.cache.ReadThrough.NearLevel;
import io.wecomops.application.cache.WecomLoad;
import io.wecomops.application.token.AskWecom;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.jssdk.IssuedTicket;
import io.wecomops.domain.jssdk.TicketIssuer;
import io.wecomops.domain.jssdk.TicketKind;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.Asked;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs a page for {@code wx.config} and {@code wx.agentConfig}. A ticket is served for as long as WeCom says that it holds, less
 * a margin, and asked for again when four fifths of that are over. Thread-safe.
 */
public final class SignPage {
    private static final Duration LARGEST_MARGIN = Duration.ofMinutes(1);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);
    private static final Duration ABSENCE = Duration.ofSeconds(30);

    private final CacheFamily<Ticket> family;
    private final ReadThrough<Ticket> tickets;
    private final IdGenerator ids;
    private final InstantSource clock;

    public SignPage(
            TicketIssuer issuer,
            AskWecom wecom,
            Apps apps,
            CachePolicy policy,
            NearLevel near,
            CacheParts parts,
            InstantSource clock) {
        this.ids = parts.ids();
        this.clock = clock;
        family = new CacheFamily<>("js-ticket", 1, new TicketForm(), policy, ABSENCE);
        Map<String, Asking> askings = apps.keys().values().stream()
                .flatMap(app -> Stream.of(TicketKind.values()).map(kind -> new Asking(app, kind)))
                .collect(Collectors.toUnmodifiableMap(Asking::id, Function.identity()));
        tickets =
                ReadThrough.of(family, near, key -> loaded(issuer, wecom, asking(askings, key), parts.chance()), parts);
    }

    /** A page's signatures, with all that its script has to say beside them. */
    public record Signed(
            TokenKey app, String url, long timestamp, String nonce, String corpSignature, String agentSignature) {}

    public Lookup<Signed> sign(TokenKey app, PageUrl page) throws InterruptedException {
        Lookup<Ticket> corp = tickets.get(family.key(new Asking(app, TicketKind.CORP).id()));
        Lookup<Ticket> agent = tickets.get(family.key(new Asking(app, TicketKind.AGENT).id()));
        String nonce = ids.next();
        long timestamp = clock.instant().getEpochSecond();
        return both(
                corp,
                agent,
                (first, second) -> new Signed(
                        app,
                        page.value(),
                        timestamp,
                        nonce,
                        Signature.of(first, nonce, timestamp, page.value()),
                        Signature.of(second, nonce, timestamp, page.value())));
    }

    private interface Signing {
        Signed sign(Ticket corp, Ticket agent);
    }

    private static Lookup<Signed> both(Lookup<Ticket> corp, Lookup<Ticket> agent, Signing signing) {
        return switch (corp) {
            case Lookup.Found<Ticket>(Ticket first) ->
                switch (agent) {
                    case Lookup.Found<Ticket>(Ticket second) -> new Lookup.Found<>(signing.sign(first, second));
                    case Lookup.Absent<Ticket> _ -> new Lookup.Absent<>();
                    case Lookup.Unavailable<Ticket>(var reason, var detail, var after) ->
                        new Lookup.Unavailable<>(reason, detail, after);
                };
            case Lookup.Absent<Ticket> _ -> new Lookup.Absent<>();
            case Lookup.Unavailable<Ticket>(var reason, var detail, var after) ->
                new Lookup.Unavailable<>(reason, detail, after);
        };
    }

    private static Loaded<Ticket> loaded(TicketIssuer issuer, AskWecom wecom, Asking asking, Chance chance)
            throws InterruptedException {
        Asked<IssuedTicket> asked = wecom.ask(asking.app(), token -> issuer.issue(token, asking.kind()));
        return switch (WecomLoad.of(asked)) {
            case Loaded.Value<IssuedTicket> told ->
                new Loaded.Value<>(
                        new Ticket(told.value().value()),
                        Optional.of(lifetime(told.value().life(), chance.draw())));
            case Loaded.Absent<IssuedTicket> _ -> new Loaded.Absent<>();
            case Loaded.Failed<IssuedTicket>(var reason, var detail, var after) ->
                new Loaded.Failed<>(reason, detail, after);
        };
    }

    /**
     * WeCom answers with the same ticket while it holds, and with what is left of its life: so that is asked for again rarely.
     *
     * @param chance uniform in [0, 1)
     */
    static Lifetime lifetime(Duration life, double chance) {
        Duration margin = shorter(life.dividedBy(10), LARGEST_MARGIN);
        Duration hard = life.minus(margin);
        Duration soft = Duration.ofNanos((long) (life.toNanos() * (0.75 + 0.1 * chance)));
        return new Lifetime(shorter(soft.compareTo(LEAST_PAUSE) > 0 ? soft : LEAST_PAUSE, hard), hard);
    }

    private static Asking asking(Map<String, Asking> askings, CacheKey key) {
        return Optional.ofNullable(askings.get(key.id()))
                .orElseThrow(() -> new IllegalArgumentException("no app is configured for " + key));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private record Asking(TokenKey app, TicketKind kind) {
        String id() {
            return app + ":" + kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
