package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.Groups;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.upload.AwaitedSubmission;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SHA-256 over what a submission asks for: each text with its length before it, so that no two different submissions feed
 * the same bytes. The order of members in the JSON that it came in does not matter; the order of users does.
 */
public final class SubmissionFingerprint {
    private final MessageDigest digest;

    private SubmissionFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    static Fingerprint of(Submission submission) {
        var print = new SubmissionFingerprint();
        print.feed(submission.bizNo().value());
        print.feed(submission.agentId().toString());
        print.feed(submission.delivery().code());
        print.feed(submission.message());
        print.feed(submission.schedule());
        submission.audience().users().stream().map(UserId::value).forEach(print::feed);
        print.feed(submission.audience().groups());
        new TreeMap<>(submission.audience().variables()).forEach(print::feed);
        return print.end();
    }

    /** Of one whose recipients will be uploaded; they do not count. */
    public static Fingerprint of(AwaitedSubmission submission) {
        var print = new SubmissionFingerprint();
        print.feed("upload");
        print.feed(submission.bizNo().value());
        print.feed(submission.agentId().toString());
        print.feed(submission.delivery().code());
        print.feed(submission.message());
        print.feed(submission.schedule());
        return print.end();
    }

    /** Of a task for those who failed in another; the same whatever its own number. */
    public static Fingerprint ofRetry(BizNo of) {
        var print = new SubmissionFingerprint();
        print.feed("retry-failed");
        print.feed(of.value());
        return print.end();
    }

    private Fingerprint end() {
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /** Feeds nothing where it is at once and to all, as it was before there were schedules. */
    private void feed(Schedule schedule) {
        schedule.sendAt().ifPresent(at -> feed("send_at " + at));
        schedule.gray().ifPresent(gray -> {
            feed("gray " + gray.percents());
            feed(
                    switch (gray.gate()) {
                        case Gate.Manual() -> "manual";
                        case Gate.Auto(var rate, var hold) -> "auto " + rate + " " + hold;
                    });
        });
    }

    /** Feeds nothing where there are none, as it was before there were groups. */
    private void feed(Groups groups) {
        groups.departments().forEach(department -> feed("department " + department));
        groups.tags().forEach(tag -> feed("tag " + tag));
        if (groups.everybody()) {
            feed("all");
        }
    }

    private void feed(Message message) {
        feed(message.type().code());
        switch (message) {
            case Message.Text(var content) -> feed(content);
            case Message.Markdown(var content) -> feed(content);
            case Message.TextCard(var title, var description, var url, var buttonText) -> {
                feed(title);
                feed(description);
                feed(url);
                feed(buttonText);
            }
            case Message.News(var articles) -> {
                feed(Integer.toString(articles.size()));
                articles.forEach(this::feed);
            }
        }
    }

    private void feed(UserId user, Map<String, String> variables) {
        feed(user.value());
        new TreeMap<>(variables).forEach((name, value) -> {
            feed(name);
            feed(value);
        });
    }

    private void feed(Article article) {
        feed(article.title());
        feed(article.description());
        feed(article.url());
        feed(article.pictureUrl());
    }

    private void feed(Optional<String> text) {
        feed(text.isPresent() ? "present" : "absent");
        text.ifPresent(this::feed);
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
