package io.wecomops.bootstrap.command;

import java.util.List;

final class DemoCommand implements Command {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "send one task to 10,000 people of a simulated WeCom and say what happened";
    }

    @Override
    public String help() {
        return "";
    }

    @Override
    public ExitCode run(List<String> arguments, Session session) throws InterruptedException {
        return ExitCode.OK;
    }
}
