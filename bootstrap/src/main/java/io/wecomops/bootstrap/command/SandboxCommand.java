package io.wecomops.bootstrap.command;

import io.wecomops.sandbox.App;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.WecomSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Runs the WeCom simulator by itself. */
final class SandboxCommand implements Command {
    private static final int PORT = 5002;

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public String summary() {
        return "run a WeCom simulator, to try things without a company";
    }

    @Override
    public String help() {
        return """
                usage: wecom-ops sandbox [options]

                Plays WeCom's server API until Ctrl-C. Point WECOM_API_BASE at it. Userids that begin with "ghost-" do not
                exist; GET /sandbox tells what else it can do.

                  --host HOST          where it listens (127.0.0.1)
                  --port N             0 takes a free one (5002)
                  --corp-id ID         the company's id (wwsandbox)
                  --agent-id N         the app's number (1000002)
                  --secret TEXT        the app's secret (sandbox-secret-1000002)
                  --token-life SECONDS how long its access tokens hold (7200)
                  --unknown-share X    this share of all userids does not exist, 0 to 1 (0)
                """;
    }

    @Override
    public ExitCode run(List<String> arguments, Session session) throws InterruptedException {
        var options = Arguments.parse(
                arguments,
                Set.of(),
                Set.of("--host", "--port", "--corp-id", "--agent-id", "--secret", "--token-life", "--unknown-share"));
        SandboxSettings settings = settings(options);
        try (var sandbox = WecomSandbox.start(settings)) {
            if (sandbox.base().getPort() <= 0) {
                throw new UnavailableException("cannot listen on " + settings.host() + ":" + settings.port()
                        + ": another process may do so already");
            }
            App app = settings.apps().getFirst();
            session.out().printf("""
                    WeCom sandbox at %s
                      WECOM_API_BASE=%s
                      WECOM_CORP_ID=%s
                      WECOM_AGENT_ID=%d
                      WECOM_AGENT_SECRET=%s
                    Ctrl-C ends it.
                    """, sandbox.base(), sandbox.base(), settings.corpId(), app.agentId(), app.secret());
            session.stop().await();
        }
        return ExitCode.OK;
    }

    private static SandboxSettings settings(Arguments options) {
        var demo = SandboxSettings.demo();
        App app = demo.apps().getFirst();
        try {
            return demo.withAddress(
                            options.text("--host").orElse(demo.host()), options.whole("--port", PORT, 0, 65_535))
                    .withApps(
                            options.text("--corp-id").orElse(demo.corpId()),
                            List.of(new App(
                                    options.whole("--agent-id", app.agentId(), 1, 999_999_999),
                                    options.text("--secret").orElse(app.secret()))))
                    .withTokenLife(Duration.ofSeconds(options.whole("--token-life", 7200, 1, 86_400)))
                    .withMembers(demo.members()
                            .withUnknownShare(Double.parseDouble(
                                    options.text("--unknown-share").orElse("0"))));
        } catch (NumberFormatException noNumber) {
            throw new UsageException("--unknown-share must be a number from 0 to 1");
        } catch (UsageException unknown) {
            throw unknown;
        } catch (IllegalArgumentException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }
}
