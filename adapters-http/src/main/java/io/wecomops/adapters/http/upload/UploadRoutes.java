package io.wecomops.adapters.http.upload;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.upload.BadLine;
import io.wecomops.application.upload.ReceiveUpload;
import io.wecomops.application.upload.ReceiveUpload.Answer;
import io.wecomops.application.upload.ReportUploads;
import io.wecomops.application.upload.SealAwaitedTask;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.upload.SealRequest;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code PUT …/recipients}, {@code …/uploads} and {@code …/seal} of a mass task. */
public final class UploadRoutes {
    private static final Status UNPROCESSABLE = Status.create(422, "Unprocessable Content");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final String path;
    private final ReceiveUpload receive;
    private final ReportUploads report;
    private final SealAwaitedTask seal;

    /** @param prefix where the API begins: {@code /api/v1} */
    public UploadRoutes(String prefix, ReceiveUpload receive, ReportUploads report, SealAwaitedTask seal) {
        this.path = prefix + "/mass-tasks";
        this.receive = receive;
        this.report = report;
        this.seal = seal;
    }

    public void addTo(HttpRouting.Builder routing) {
        Resource.at(path + "/{biz_no}/uploads").get(this::list).addTo(routing);
        Resource.at(path + "/{biz_no}/seal").post(this::seal).addTo(routing);
    }

    /** Handles {@code PUT …/recipients}. */
    public void receive(ServerRequest request, ServerResponse response) {
        BizNo bizNo = bizNo(request).orElseThrow(UploadRoutes::noTask);
        int number = numberOf(request.query());
        Answer answer = receive.receive(bizNo, number, UploadBody.of(request));
        switch (answer) {
            case Answer.Complete(Upload upload) -> Reply.data(request, response, Status.OK_200, UploadView.of(upload));
            case Answer.Refused refused -> throw refused(refused);
            case Answer.OtherFile(Upload stored) ->
                throw conflict("to go on with upload " + stored.number() + " its file must come from the beginning, "
                        + "and its first " + stored.lines() + " lines are not those that were stored");
            case Answer.Overtaken(int upload) ->
                throw conflict("another request went on with upload " + upload + " meanwhile");
            case Answer.NoTask _ -> throw noTask();
            case Answer.NotReceiving _ ->
                throw conflict("this mass task takes no recipients: it was not created with \"target\": "
                        + "{\"upload\": true}, or it has been sealed or cancelled");
            case Answer.NoSuchUpload _ ->
                throw new ProblemException(
                        Problem.of(ErrorCode.NOT_FOUND, "this mass task has no upload with this number"));
            case Answer.NotCut(UploadState state) ->
                throw conflict("only an upload that was cut can be gone on with; this one is " + state.code());
        }
    }

    private static ProblemException refused(Answer.Refused refused) {
        List<Fault> faults = refused.first().stream().map(UploadRoutes::fault).toList();
        String count = refused.all() == 1 ? "1 line is bad" : refused.all() + " lines are bad";
        String listed = refused.all() > faults.size() ? "; the first " + faults.size() + " are listed" : "";
        String detail = count + listed + ". Nothing of this upload (" + refused.upload()
                + ") counts: mend its file and send it again as a whole";
        return new ProblemException(new Problem(ErrorCode.INVALID_PARAMETER, UNPROCESSABLE, detail, faults, List.of()));
    }

    private static Fault fault(BadLine line) {
        return new Fault("/lines/" + line.number(), line.rule());
    }

    private void list(ServerRequest request, ServerResponse response) {
        List<Upload> uploads = bizNo(request).flatMap(report::of).orElseThrow(UploadRoutes::noTask);
        Reply.data(
                request,
                response,
                Status.OK_200,
                new Items(uploads.stream().map(UploadView::of).toList()));
    }

    private void seal(ServerRequest request, ServerResponse response) {
        SealAwaitedTask.Answer answer = bizNo(request).flatMap(seal::seal).orElseThrow(UploadRoutes::noTask);
        switch (answer.request()) {
            case SealRequest.Begun _, SealRequest.Already _ -> {
                response.header(HeaderNames.LOCATION, path + "/" + answer.task().bizNo());
                Reply.data(
                        request,
                        response,
                        Status.ACCEPTED_202,
                        new Sealing(
                                answer.task().bizNo().value(),
                                answer.task().stage().code()));
            }
            case SealRequest.Unfinished(List<Upload> uploads) ->
                throw conflict("some uploads have not come to a good end; send their files again: "
                        + uploads.stream()
                                .map(upload -> upload.number() + " is "
                                        + upload.state().code())
                                .collect(Collectors.joining(", ")));
            case SealRequest.Nobody _ -> throw conflict("nobody has been uploaded");
            case SealRequest.NotAwaited _ ->
                throw conflict("this mass task is not to be sealed: it was not created with \"target\": "
                        + "{\"upload\": true}, or it has been cancelled");
        }
    }

    private static int numberOf(UriQuery query) {
        var faults = new Faults();
        for (String name : query.names()) {
            if (!name.equals("upload")) {
                faults.add("", "the query has a parameter that is not known here; known is upload");
            } else if (query.all(name).size() > 1
                    || !NUMBER.matcher(query.get(name)).matches()) {
                faults.add("/upload", "must be the number of an upload, once");
            }
        }
        faults.throwIfAny();
        return query.contains("upload") ? Integer.parseInt(query.get("upload")) : 0;
    }

    private static Optional<BizNo> bizNo(ServerRequest request) {
        try {
            return Optional.of(new BizNo(request.path().pathParameters().get("biz_no")));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static ProblemException noTask() {
        return new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "there is no mass task with this biz_no"));
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(ErrorCode.CONFLICT, detail));
    }

    private record Items(List<UploadView> items) {}

    private record Sealing(String bizNo, String stage) {}
}
