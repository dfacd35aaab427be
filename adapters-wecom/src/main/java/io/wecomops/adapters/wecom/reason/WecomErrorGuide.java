package io.wecomops.adapters.wecom.reason;

import io.wecomops.domain.reason.ErrorGuide;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains by the table, and what stands in no table by the number and the place where WeCom explains it. */
public final class WecomErrorGuide implements ErrorGuide {
    private static final Pattern WECOM_CODE = Pattern.compile("wecom:(-?[0-9]+)");

    private final ErrorTable errors;

    public WecomErrorGuide(ErrorTable errors) {
        this.errors = errors;
    }

    @Override
    public Explanation explain(Reason reason) {
        return errors.explanationOf(reason).orElseGet(() -> unknown(reason));
    }

    private static Explanation unknown(Reason reason) {
        Matcher wecom = WECOM_CODE.matcher(reason.code());
        if (!wecom.matches()) {
            return new Explanation(
                    "The reason \"" + reason + "\" is not described.",
                    "Look for it in the log around the same time.",
                    "原因“" + reason + "”暂无说明。",
                    "请查看同一时间的日志。");
        }
        String code = wecom.group(1);
        String tool = "https://open.work.weixin.qq.com/devtool/query?e=" + code;
        return new Explanation(
                "WeCom " + code + ": a code that is not described here; the request was not repeated.",
                "Look it up at " + tool
                        + " ; WeCom's support asks for the hint in square brackets, which stands in the log's detail.",
                "企业微信 " + code + "：此处暂无该错误码的说明，请求未重试。",
                "请到 " + tool + " 查询；联系企业微信客服时请提供日志详情中方括号里的 hint。");
    }
}
