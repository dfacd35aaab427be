package io.wecomops.bootstrap.settings;

import java.util.Optional;

/** What WeCom signs and encrypts its callbacks with. */
public record CallbackSettings(Secret token, Secret aesKey) {

    static Optional<CallbackSettings> read(SettingsReader from) {
        Optional<Secret> token = from.optional(Setting.WECOM_CALLBACK_TOKEN, CallbackSettings::token);
        Optional<Secret> aesKey = from.optional(Setting.WECOM_CALLBACK_AESKEY, CallbackSettings::aesKey);
        boolean onlyOne = from.given(Setting.WECOM_CALLBACK_TOKEN).isPresent()
                != from.given(Setting.WECOM_CALLBACK_AESKEY).isPresent();
        if (onlyOne) {
            from.fault(
                    Setting.WECOM_CALLBACK_TOKEN.name(),
                    "and " + Setting.WECOM_CALLBACK_AESKEY + " belong together: set both or neither");
        }
        return token.flatMap(is -> aesKey.map(key -> new CallbackSettings(is, key)));
    }

    private static Secret token(String text) {
        SettingsReader.check(text.matches("[A-Za-z0-9]{1,32}"), "must be 1 to 32 letters and digits");
        return new Secret(text);
    }

    private static Secret aesKey(String text) {
        SettingsReader.check(
                text.matches("[A-Za-z0-9+/]{43}"),
                "must be 43 letters and digits, has " + text.length() + " characters");
        return new Secret(text);
    }
}
