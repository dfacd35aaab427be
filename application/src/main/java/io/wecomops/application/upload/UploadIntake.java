package io.wecomops.application.upload;

import io.wecomops.application.upload.ReceiveUpload.Answer;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.upload.Place;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.UploadedLine;
import io.wecomops.domain.upload.Uploads;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload from its first line to its last. Used once, by one thread. */
final class UploadIntake {
    private static final Logger LOG = LoggerFactory.getLogger(UploadIntake.class);
    private static final int PEOPLE_AT_ONCE = 5_000;
    /** Reading without storing is noted so often, for the sign of life. */
    private static final int LINES_AT_ONCE = 100_000;

    private static final int MOST_TOLD = 100;
    /** The line that is not counted against the limit. */
    private static final int NAMES_OF_COLUMNS = 1;

    private final Uploads uploads;
    private final UploadHold hold;
    private final BizNo bizNo;
    private final MessageTemplate template;
    private final int mostLines;

    private final List<BadLine> told = new ArrayList<>();
    private long bad;
    private List<UploadedLine> waiting = new ArrayList<>(PEOPLE_AT_ONCE);
    private int lines;
    private int people;
    private long sum;
    private int linesNoted;
    private boolean ended;

    UploadIntake(Uploads uploads, UploadHold hold, BizNo bizNo, MessageTemplate template, int mostLines) {
        this.uploads = uploads;
        this.hold = hold;
        this.bizNo = bizNo;
        this.template = template;
        this.mostLines = mostLines;
        this.linesNoted = hold.upload().lines();
    }

    synchronized Answer take(RecipientLines body) {
        try {
            return read(body);
        } finally {
            if (!ended) {
                cut();
            }
        }
    }

    private synchronized Answer read(RecipientLines body) {
        boolean more = true;
        while (more) {
            switch (body.next()) {
                case ReadLine.Named named -> {
                    lines = named.number();
                    named(named);
                }
                case ReadLine.Empty(int number) -> lines = number;
                case ReadLine.Bad(int number, String rule) -> {
                    lines = number;
                    bad(rule);
                }
                case ReadLine.Broken(int number, String rule) -> {
                    lines = number;
                    bad(rule);
                    more = false;
                }
                case ReadLine.End _ -> more = false;
            }
            if (lines > mostLines + NAMES_OF_COLUMNS) {
                bad("the uploads of a task have at most " + ReceiveUpload.MAX_LINES + " lines together");
                more = false;
            }
            if (lines == hold.upload().lines() && !isAsStored()) {
                return new Answer.OtherFile(hold.upload());
            }
            if ((waiting.size() == PEOPLE_AT_ONCE || lines - linesNoted >= LINES_AT_ONCE) && !noted()) {
                return overtaken();
            }
        }
        if (bad == 0 && lines < hold.upload().lines()) {
            return new Answer.OtherFile(hold.upload());
        }
        if (bad == 0 && people == 0) {
            lines = Math.max(1, lines);
            bad("nobody is named");
        }
        return bad == 0 ? complete() : refused();
    }

    private synchronized void named(ReadLine.Named line) {
        UserId user;
        try {
            user = new UserId(line.userid());
            if (template.isPersonal()) {
                template.fill(line.variables());
            }
        } catch (InvalidInputException unfit) {
            bad(String.valueOf(unfit.getMessage()));
            return;
        } catch (IllegalArgumentException nobody) {
            bad("userid " + nobody.getMessage());
            return;
        }
        Place place = Place.of(bizNo, user);
        people++;
        sum += place.hash();
        // once a line is bad nothing of the upload counts, so nothing more is stored
        if (bad == 0 && lines > hold.upload().lines()) {
            waiting.add(new UploadedLine(lines, place, line.variables()));
        }
    }

    private synchronized void bad(String rule) {
        bad++;
        if (told.size() < MOST_TOLD) {
            told.add(new BadLine(lines, rule));
        }
    }

    /** Whether the lines that were stored before are those that came now. */
    private synchronized boolean isAsStored() {
        return people == hold.upload().people() && sum == hold.upload().sum();
    }

    /** Stores what waits; false where the hold was lost. */
    private synchronized boolean noted() {
        if (bad > 0 || lines <= hold.upload().lines()) {
            linesNoted = lines;
            return true;
        }
        boolean held = uploads.append(hold, waiting, standing(UploadState.RECEIVING));
        waiting = new ArrayList<>(PEOPLE_AT_ONCE);
        linesNoted = lines;
        return held;
    }

    private synchronized Upload standing(UploadState state) {
        return new Upload(hold.upload().number(), state, lines, people, sum);
    }

    private synchronized Answer complete() {
        if (lines > linesNoted && !noted()) {
            return overtaken();
        }
        if (!uploads.end(hold, UploadState.COMPLETE)) {
            return overtaken();
        }
        ended = true;
        LOG.atInfo()
                .addKeyValue("biz_no", bizNo)
                .addKeyValue("upload", hold.upload().number())
                .addKeyValue("lines", lines)
                .addKeyValue("people", people)
                .log("upload complete");
        return new Answer.Complete(standing(UploadState.COMPLETE));
    }

    private synchronized Answer refused() {
        if (!uploads.end(hold, UploadState.REFUSED)) {
            return overtaken();
        }
        ended = true;
        LOG.atInfo()
                .addKeyValue("biz_no", bizNo)
                .addKeyValue("upload", hold.upload().number())
                .addKeyValue("bad_lines", bad)
                .log("upload refused");
        return new Answer.Refused(hold.upload().number(), told, bad);
    }

    private synchronized Answer overtaken() {
        ended = true;
        return new Answer.Overtaken(hold.upload().number());
    }

    private synchronized void cut() {
        try {
            uploads.end(hold, UploadState.CUT);
            LOG.atInfo()
                    .addKeyValue("biz_no", bizNo)
                    .addKeyValue("upload", hold.upload().number())
                    .addKeyValue("lines_kept", linesNoted)
                    .log("upload cut");
        } catch (DependencyUnavailableException gone) {
            LOG.atWarn()
                    .addKeyValue("biz_no", bizNo)
                    .addKeyValue("upload", hold.upload().number())
                    .addKeyValue("cause", gone.getMessage())
                    .log("upload cut, which the database cannot be told; it shows when its lease ends");
        }
    }
}
