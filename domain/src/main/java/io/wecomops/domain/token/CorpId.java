package io.wecomops.domain.token;

import java.util.regex.Pattern;

/** WeCom's id of a company: 1 to 64 letters, digits, {@code _} and {@code -} (the width of {@code wecom_token.corp_id}). */
public record CorpId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CorpId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 64 letters, digits, '_' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
