package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code send_at} and {@code gray}: when a task's batches may go out. */
final class ScheduleReader {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final double DEFAULT_MAX_FAILURE_RATE = 0.05;

    private ScheduleReader() {}

    static Schedule read(Members body) {
        Optional<Instant> sendAt = body.text("send_at").flatMap(text -> instant(body, text));
        Optional<GrayPlan> gray = body.object("gray").flatMap(ScheduleReader::gray);
        return new Schedule(sendAt, gray);
    }

    /** RFC 3339; without an offset it is Beijing time. */
    private static Optional<Instant> instant(Members body, String text) {
        return body.faults().read(body.at("send_at"), () -> {
            try {
                boolean hasOffset = text.matches(".*(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");
                return hasOffset
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(BEIJING).toInstant();
            } catch (DateTimeParseException unreadable) {
                throw new IllegalArgumentException(
                        "must be a time such as 2026-12-24T09:30:00+08:00; without an offset it is Beijing time",
                        unreadable);
            }
        });
    }

    private static Optional<GrayPlan> gray(Members gray) {
        Optional<List<Integer>> percents = gray.requiredList("percents").flatMap(list -> percents(gray, list));
        Optional<Gate> gate = gate(gray);
        gray.noOthers();
        if (percents.isEmpty() || gate.isEmpty()) {
            return Optional.empty();
        }
        return gray.faults().read(gray.at("percents"), () -> new GrayPlan(percents.get(), gate.get()));
    }

    private static Optional<List<Integer>> percents(Members gray, ArrayNode list) {
        List<Integer> percents = new ArrayList<>();
        for (JsonNode entry : list) {
            if (!entry.isIntegralNumber() || !entry.canConvertToInt()) {
                gray.faults().add(gray.at("percents"), "must hold whole numbers only");
                return Optional.empty();
            }
            percents.add(entry.intValue());
        }
        return Optional.of(percents);
    }

    private static Optional<Gate> gate(Members gray) {
        String kind = gray.text("gate").orElse("manual");
        OptionalDouble rate = gray.decimal("max_failure_rate");
        OptionalInt hold = gray.wholeNumber("hold_seconds");
        return switch (kind) {
            case "manual" -> {
                if (rate.isEmpty() && hold.isEmpty()) {
                    yield Optional.of(new Gate.Manual());
                }
                gray.faults().add(gray.at("gate"), "must be auto for max_failure_rate and hold_seconds to count");
                yield Optional.empty();
            }
            case "auto" ->
                gray.faults()
                        .read(
                                gray.pointer(),
                                () -> new Gate.Auto(
                                        rate.orElse(DEFAULT_MAX_FAILURE_RATE), Duration.ofSeconds(hold.orElse(0))));
            default -> {
                gray.faults().add(gray.at("gate"), "must be manual or auto");
                yield Optional.empty();
            }
        };
    }
}
