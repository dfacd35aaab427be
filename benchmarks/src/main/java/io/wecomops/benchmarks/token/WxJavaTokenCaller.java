package io.wecomops.benchmarks.token;

import io.wecomops.sandbox.App;
import io.wecomops.sandbox.SandboxSettings;
import java.net.URI;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.config.impl.WxCpRedissonConfigImpl;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** WxJava as its guide sets it up for several nodes: one service for each process, the token and its lock in Redis by Redisson. */
final class WxJavaTokenCaller implements TokenCaller {
    private static final App SENDER = SandboxSettings.demo().apps().getFirst();

    private final WxCpService service;

    private WxJavaTokenCaller(WxCpService service) {
        this.service = service;
    }

    static TokenCaller connect(String redisUrl, URI base) {
        Config config = new Config();
        config.useSingleServer().setAddress(redisUrl);
        RedissonClient redisson = Redisson.create(config);
        WxCpRedissonConfigImpl storage = new WxCpRedissonConfigImpl(redisson, "wxjava");
        storage.setBaseApiUrl(base.toString().replaceAll("/+$", ""));
        storage.setCorpId(SandboxSettings.demo().corpId());
        storage.setCorpSecret(SENDER.secret());
        storage.setAgentId(SENDER.agentId());
        WxCpServiceImpl service = new WxCpServiceImpl();
        service.setWxCpConfigStorage(storage);
        return new WxJavaTokenCaller(service);
    }

    @Override
    public boolean send(String user, String content) {
        String url = service.getWxCpConfigStorage().getApiUrl("/cgi-bin/message/send");
        String body = """
                {"touser":"%s","msgtype":"text","agentid":%d,"text":{"content":"%s"}}""".formatted(user, SENDER.agentId(), content);
        try {
            service.post(url, body);
            return true;
        } catch (WxErrorException surfaced) {
            return false;
        }
    }
}
