package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final WecomSandbox sandbox = WecomSandbox.start(SandboxSettings.demo());
    private final Client client = new Client(sandbox);
    private String path = "";

    @BeforeEach
    void takeToken() {
        path = "/cgi-bin/message/send?access_token=" + client.token(Client.APP);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aLostAnswerIsDeliveredAndTheClientSeesAClosedConnection() {
        sandbox.faults(Faults.none().with(Fault.LOST_ANSWER_RATE, 1));

        assertThatThrownBy(() ->
                        client.exchange("POST", path, Client.text("alice", "hi").toString()))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.person("alice", 10)).hasSize(1);
        assertThat(sandbox.stats().calls().get("message/send"))
                .containsEntry("lost_answer", 1L)
                .hasSize(1);
    }

    @Test
    void aLostRequestDeliversNothing() {
        sandbox.faults(Faults.none().with(Fault.LOST_REQUEST_RATE, 1));

        assertThatThrownBy(() ->
                        client.exchange("POST", path, Client.text("alice", "hi").toString()))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.person("alice", 10)).isEmpty();
        assertThat(sandbox.stats().calls().get("message/send")).containsEntry("lost_request", 1L);
    }
}
