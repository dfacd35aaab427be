package io.wecomops.sandbox.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a call answers: the code, and the members beside errcode and errmsg. */
public record Answer(ErrCode code, String note, ObjectNode members) {

    public static Answer of(ErrCode code) {
        return new Answer(code, "", JsonNodeFactory.instance.objectNode());
    }

    /** @param note goes into errmsg behind WeCom's text, as the real one's warnings do */
    public static Answer of(ErrCode code, String note) {
        return new Answer(code, note, JsonNodeFactory.instance.objectNode());
    }

    public Answer with(String name, String value) {
        members.put(name, value);
        return this;
    }

    public Answer with(String name, long value) {
        members.put(name, value);
        return this;
    }

    public Answer with(String name, List<String> values) {
        values.forEach(members.putArray(name)::add);
        return this;
    }

    /** The body, in the shape of the real one's: a hint to search for, and the caller's address. */
    public byte[] json(Arrival call, String address) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("errcode", code.number()).put("errmsg", message(call, address));
        json.setAll(members);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String message(Arrival call, String address) {
        if (code == ErrCode.OK) {
            return code.text();
        }
        long mixed = (call.number() + call.atMicros()) * 0x9e3779b97f4a7c15L;
        return "%s%s, hint: [%d_%d_%016x%016x], from ip: %s, more info at https://open.work.weixin.qq.com/devtool/query?e=%d"
                .formatted(
                        code.text(),
                        note.isEmpty() ? "" : ". " + note,
                        call.atMicros() / 1_000_000,
                        call.number(),
                        mixed,
                        Long.rotateLeft(mixed, 29) ^ call.number(),
                        address,
                        code.number());
    }
}
