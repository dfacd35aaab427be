package io.wecomops.sandbox.query;

import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.ErrCode;
import java.util.List;

/** {@code get_api_domain_ip} and {@code getcallbackip}: addresses that are set aside for documentation. */
public final class Addresses {
    private Addresses() {}

    public static Answer ofApi() {
        return Answer.of(ErrCode.OK).with("ip_list", List.of("192.0.2.10", "192.0.2.128/25"));
    }

    public static Answer ofCallbacks() {
        return Answer.of(ErrCode.OK).with("ip_list", List.of("198.51.100.0/24", "203.0.113.7"));
    }
}
