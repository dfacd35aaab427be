package io.wecomops.adapters.mysql.masstask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@code mass_task.gray} holds: {@code {"percents":[1,100],"max_failure_rate":0.02,"hold_ms":60000}}; manual without a rate. */
public final class GrayJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GrayJson() {}

    public static String text(GrayPlan plan) {
        var json = JSON.createObjectNode();
        var percents = json.putArray("percents");
        plan.percents().forEach(percents::add);
        if (plan.gate() instanceof Gate.Auto(var rate, var hold)) {
            json.put("max_failure_rate", rate).put("hold_ms", hold.toMillis());
        }
        return json.toString();
    }

    public static GrayPlan plan(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            List<Integer> percents = new ArrayList<>();
            json.path("percents").forEach(percent -> percents.add(percent.intValue()));
            Gate gate = json.has("max_failure_rate")
                    ? new Gate.Auto(
                            json.get("max_failure_rate").doubleValue(),
                            Duration.ofMillis(json.path("hold_ms").longValue()))
                    : new Gate.Manual();
            return new GrayPlan(percents, gate);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("mass_task.gray holds no plan", broken);
        }
    }
}
