package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule that a body of {@code POST /mass-tasks} can break, and how its sender learns of it. */
class FaultyBodiesTest {
    private static final String TARGET = "\"target\":{\"users\":[\"ann\"]}";
    private static final String TEXT = "\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"}";

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
    }

    @AfterAll
    static void close() {
        assertThat(api.stored.count()).as("no faulty body makes a task").isZero();
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                    | /biz_no              | is required
            {"biz_no":null}                       | /biz_no              | is required
            {"biz_no":7}                          | /biz_no              | must be a text, is a number
            {"biz_no":["a"]}                      | /biz_no              | must be a text, is a list
            {"biz_no":""}                         | /biz_no              | must be 1 to 64
            {"biz_no":"a b"}                      | /biz_no              | must be 1 to 64
            {"biz_no":"年会"}                      | /biz_no              | must be 1 to 64
            {"agent_id":"7"}                      | /agent_id            | must be a number, is a text
            {"agent_id":1.5}                      | /agent_id            | must be a whole number
            {"agent_id":99999999999}              | /agent_id            | must be a whole number
            {"agent_id":-1}                       | /agent_id            | must be a positive number
            {"agent_id":7}                        | /agent_id            | configured: [1000002]
            {}                                    | /msg_type            | is required
            {"msg_type":"video"}                  | /msg_type            | text, markdown, textcard, news
            {"msg_type":true}                     | /msg_type            | must be a text, is true or false
            {}                                    | /payload             | is required
            {"payload":"x"}                       | /payload             | must be an object, is a text
            {"msg_type":"text","payload":{}}      | /payload/content     | is required
            {"msg_type":"text","payload":{"content":3}}   | /payload/content | must be a text, is a number
            {"msg_type":"text","payload":{"content":" "}} | /payload/content | must not be blank
            {"msg_type":"text","payload":{"content":"\\ud800"}} | /payload/content | a surrogate stands alone
            {"msg_type":"markdown","payload":{"content":"x","title":"t"}} | /payload/title | members are content
            {"msg_type":"textcard","payload":{"title":"t","url":"ftp://x"}} | /payload/description | is required
            {"msg_type":"textcard","payload":{"title":"t","url":"ftp://x"}} | /payload/url | begins with http
            {"msg_type":"textcard","payload":{"btntxt":"12345"}} | /payload/btntxt | at most 4 characters
            {"msg_type":"news","payload":{"articles":[]}} | /payload/articles | 1 to 8 articles, has 0
            {"msg_type":"news","payload":{"articles":{}}} | /payload/articles | must be a list, is an object
            {"msg_type":"news","payload":{"articles":[1]}} | /payload/articles/0 | must be an object
            {"msg_type":"news","payload":{"articles":[{"url":"https://a","picurl":"p"}]}} | /payload/articles/0/title | is required
            {"msg_type":"news","payload":{"articles":[{"url":"https://a","picurl":"p"}]}} | /payload/articles/0/picurl | begins with http
            {"msg_type":"news","payload":{"articles":[{"link":"p"}]}} | /payload/articles/0/link | is not a member here
            {}                                    | /target              | is required
            {"target":[]}                         | /target              | must be an object, is a list
            {"target":{}}                         | /target/users        | is required
            {"target":{"users":"ann"}}            | /target/users        | must be a list, is a text
            {"target":{"users":[]}}               | /target/users        | at least one recipient
            {"target":{"users":["a","b","c","d e"]}} | /target/users/3   | must be 1 to 64 letters
            {"target":{"users":["a",5]}}          | /target/users/1      | must be a text or an object, is a number
            {"target":{"users":["a",null]}}       | /target/users/1      | must be a text or an object, is null
            {"target":{"upload":1}}               | /target/upload       | must be true or false, is a number
            {"target":{"upload":true,"users":[]}} | /target/users        | must not be there where the recipients are uploaded
            {"target":{"all":"yes"}}              | /target/all          | must be true or false, is a text
            {"target":{"departments":[0]}}        | /target/departments/0 | must be a positive number, is 0
            {"target":{"departments":["sales"]}}  | /target/departments/0 | must be a whole number, is a text
            {"target":{"tags":[-1]}}              | /target/tags/0       | must be a positive number, is -1
            {"target":{"upload":true,"all":true}} | /target/upload       | must not stand beside departments, tags or all
            {"target":{"user":["a"]}}             | /target/user         | is not a member here
            {"send_at":"tomorrow"}                | /send_at             | must be a time such as 2026-12-24T09:30:00+08:00; without an offset it is Beijing time
            {"send_at":7}                         | /send_at             | must be a text, is a number
            {"gray":{"percents":[1]}}             | /gray/percents       | must ascend from at least 1 to 100, are [1]
            {"gray":{"percents":[1.5,100]}}       | /gray/percents       | must hold whole numbers only
            {"gray":{}}                           | /gray/percents       | is required
            {"gray":{"percents":[100],"gate":"x"}} | /gray/gate          | must be manual or auto
            {"gray":{"percents":[100],"hold_seconds":1}} | /gray/gate    | must be auto for max_failure_rate and hold_seconds to count
            {"gray":{"percents":[100],"gate":"auto","max_failure_rate":2}} | /gray | a failure rate is 0 to 1, not 2.0
            {"gray":{"percents":[100],"gate":"auto","max_failure_rate":"2"}} | /gray/max_failure_rate | must be a number, is a text
            {"gray":{"percents":[100],"gate":"auto","hold_seconds":-1}} | /gray | a hold is 0 seconds to 7 days, not PT-1S
            {"options":7}                         | /options             | must be an object
            {"options":{"delivery":"twice"}}      | /options/delivery    | effectively_once or at_most_once
            {"options":{"pace":1}}                | /options/pace        | is not a member here
            {"bizno":"a"}                         | /bizno               | is not a member here
            {"a/b~c":"a"}                         | /a~1b~0c             | is not a member here
            [1]                                   | ``                   | must be an object, is a list
            "x"                                   | ``                   | must be an object, is a text
            null                                  | ``                   | must be an object, is null
            """)
    void eachFaultIsNamedAtItsPlace(String body, String pointer, String detail) {
        var answer = api.post(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/code").asInt()).isEqualTo(1403);
        assertThat(faults(answer)).containsKey(pointer);
        assertThat(faults(answer).get(pointer)).contains(detail);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var answer = api.post("{\"biz_no\":\"\",\"agent_id\":0,\"msg_type\":\"text\",\"payload\":{\"content\":\"\"},"
                + "\"target\":{\"users\":[\"?\",\"ann\",7],\"all\":7},\"gray\":{},\"oops\":1}");

        assertThat(faults(answer).keySet())
                .containsExactly(
                        "/biz_no",
                        "/agent_id",
                        "/payload/content",
                        "/target/all",
                        "/target/users/0",
                        "/target/users/2",
                        "/gray/percents",
                        "/oops");
        assertThat(answer.at("/detail").asText()).isEqualTo("the request has 8 faults");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/ok").asBoolean(true)).isFalse();
        assertThat(answer.at("/type").asText()).isEqualTo("/problems/invalid-parameter");
        assertThat(answer.at("/title").asText()).isEqualTo("Invalid parameter");
        assertThat(answer.at("/status").asInt()).isEqualTo(400);
        assertThat(answer.at("/trace_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void aTextThatWeComWouldCutIsRefusedByItsBytes() {
        String just = "你".repeat(682) + "xx";
        var answer = api.post(Bodies.with("n", "\"msg_type\":\"text\",\"payload\":{\"content\":\"" + just + "x\"}"));

        assertThat(faults(answer)).containsEntry("/payload/content", "must be at most 2048 bytes of UTF-8, has 2049");
    }

    @Test
    void moreThanAHundredFaultsAreCutWithANote() {
        String users = IntStream.range(0, 500).mapToObj(_ -> "\"?\"").collect(Collectors.joining(","));
        var answer = api.post("{\"biz_no\":\"n\"," + TEXT + ",\"target\":{\"users\":[" + users + "]}}");

        assertThat(answer.at("/errors")).hasSize(100);
        assertThat(answer.at("/detail").asText()).contains("more than 100 faults");
    }

    @Test
    void moreThanAHundredThousandPeopleAreRefused() {
        try (var large = RunningApi.withLargeBodies()) {
            String users = IntStream.range(0, 100_001).mapToObj(_ -> "\"a\"").collect(Collectors.joining(","));
            var answer = large.post("{\"biz_no\":\"n\"," + TEXT + ",\"target\":{\"users\":[" + users + "]}}");

            assertThat(faults(answer))
                    .containsEntry("/target/users", "must have at most 100000 recipients, has 100001");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"secret":                | line 1, column
            {"biz_no":secret}         | line 1, column
            {"biz_no":"a"} secret     | line 1, column
            {"biz_no":"secret         | line 1, column
            {"\\ud800":"secret"}      | line 1, column
            {"a":1,"secret":1,"secret":2} | a member is there twice
            ``                        | it is empty
            """)
    void whatIsNotJsonIsRefusedWithItsPlaceAndNothingOfIt(String body, String detail) {
        var answer = api.post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code").asInt()).isEqualTo(1400);
        assertThat(answer.at("/detail").asText()).contains(detail);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void depthIsLimited() {
        var answer = api.post("[".repeat(10_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code").asInt()).isEqualTo(1400);
    }

    @Test
    void aSoundBodyWouldHaveBeenTaken() {
        try (var other = RunningApi.start()) {
            assertThat(other.post("{\"biz_no\":\"n\"," + TEXT + "," + TARGET + "}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static Map<String, String> faults(RunningApi.Answer answer) {
        var found = new LinkedHashMap<String, String>();
        for (JsonNode error : answer.at("/errors")) {
            found.put(error.get("pointer").asText(), error.get("detail").asText());
        }
        return found;
    }
}
