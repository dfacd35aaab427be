package io.wecomops.adapters.http.jssdk;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.cache.Served;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.jssdk.PageUrl;
import io.wecomops.application.jssdk.SignPage;
import io.wecomops.application.jssdk.SignPage.Signed;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.TokenKey;
import java.util.List;
import java.util.Optional;

/** {@code wecom/jsapi-signature?url=…&agent_id=…}: what {@code wx.config} and {@code wx.agentConfig} are called with. */
public record SignatureRoutes(SignPage signPage, Apps apps) {
    private static final List<String> KNOWN = List.of("url", "agent_id");

    public void addTo(HttpRouting.Builder routing, String prefix) {
        Resource.at(prefix + "/wecom/jsapi-signature").get(this::signature).addTo(routing);
    }

    private void signature(ServerRequest request, ServerResponse response) throws InterruptedException {
        UriQuery query = request.query();
        var faults = new Faults();
        for (String name : query.names()) {
            if (!KNOWN.contains(name)) {
                faults.add("", "the query has a parameter that is not known here; known are url, agent_id");
            } else if (query.all(name).size() > 1) {
                faults.add("/" + name, "must be there once");
            }
        }
        Optional<PageUrl> url =
                faults.read("/url", () -> new PageUrl(query.first("url").orElse("")));
        Optional<TokenKey> app = faults.read("/agent_id", () -> app(query));
        faults.throwIfAny();
        Signed signed = Served.value(signPage.sign(app.orElseThrow(), url.orElseThrow()));
        Reply.data(request, response, Status.OK_200, View.of(signed));
    }

    private TokenKey app(UriQuery query) {
        String agentId = query.first("agent_id").orElse("");
        if (agentId.isEmpty()) {
            return apps.keyOf(apps.defaultAgent());
        }
        if (!agentId.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("must be a positive number");
        }
        return apps.keyOf(new AgentId(Integer.parseInt(agentId)));
    }

    private record View(
            String corpId,
            int agentId,
            String url,
            long timestamp,
            String nonceStr,
            String signature,
            String agentSignature) {
        static View of(Signed signed) {
            return new View(
                    signed.app().corpId().value(),
                    signed.app().agentId().value(),
                    signed.url(),
                    signed.timestamp(),
                    signed.nonce(),
                    signed.corpSignature(),
                    signed.agentSignature());
        }
    }
}
