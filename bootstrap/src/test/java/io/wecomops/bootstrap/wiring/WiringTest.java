package io.wecomops.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.bootstrap.settings.Profile;
import io.wecomops.bootstrap.settings.Settings;
import io.wecomops.bootstrap.settings.Source;
import io.wecomops.domain.masstask.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class WiringTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsClosedCanBeStartedAgainOnTheSameFolder() throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (var node = Wiring.start(settings(0), _ -> false)) {
                assertThat(status(node)).isEqualTo(200);
            }
        }
    }

    @Test
    void twoOnOneFolderAreRefused() throws Exception {
        try (var first = Wiring.start(settings(0), _ -> false)) {
            assertThatThrownBy(() -> Wiring.start(settings(0), _ -> false))
                    .isInstanceOf(DataFolder.InUseException.class);
            assertThat(status(first)).isEqualTo(200);
        }
    }

    @Test
    void aHalfStartedNodeLeavesNothingOpen() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Wiring.start(settings(taken.getLocalPort()), _ -> false))
                    .isInstanceOf(UncheckedIOException.class);
        }
        DataFolder.take(folder).close();
    }

    private static int status(Wiring node) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(node.api().resolve(node.api().getPath() + "/pingdb"));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private Settings settings(int port) {
        Map<String, String> values = Map.of(
                "WECOM_API_BASE", "http://127.0.0.1:9",
                "WECOM_CORP_ID", "ww1",
                "WECOM_AGENT_ID", "7",
                "WECOM_AGENT_SECRET", "s3cret",
                "WECOM_OPS_PORT", Integer.toString(port),
                "WECOM_OPS_DATA", folder.toString(),
                "SHUTDOWN_GRACE_SEC", "1");
        return Settings.read(new Source(values, List.of(), new NodeId("test")), Profile.EMBEDDED);
    }
}
