package io.wecomops.adapters.http.network;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.cache.Served;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.network.ListIpRanges;
import io.wecomops.domain.network.Direction;
import java.util.List;

/** {@code wecom/ip-ranges}: for the allow lists of proxies and firewalls. */
public record IpRangesRoutes(ListIpRanges list) {
    public void addTo(HttpRouting.Builder routing, String prefix) {
        Resource.at(prefix + "/wecom/ip-ranges").get(this::ranges).addTo(routing);
    }

    private void ranges(ServerRequest request, ServerResponse response) throws InterruptedException {
        var api = Served.value(list.of(Direction.API));
        var callback = Served.value(list.of(Direction.CALLBACK));
        Reply.data(request, response, Status.OK_200, new View(api.ranges(), callback.ranges()));
    }

    private record View(List<String> api, List<String> callback) {}
}
