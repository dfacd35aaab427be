package io.wecomops.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Why a person did not get a message, as the API tells it. */
record FailureView(String user, String reason, String english, String chinese) {
    static FailureView of(JsonNode person) {
        JsonNode reason = person.path("reason");
        return new FailureView(
                person.path("userid").asText(),
                reason.path("code").asText(),
                reason.path("en").asText(),
                reason.path("zh").asText());
    }
}
