package io.wecomops.architecture.seeded.state.adapters.http;

final class KeepsAThreadLocal {
    private final ThreadLocal<String> user = new ThreadLocal<>();

    String user() {
        return user.get();
    }
}
