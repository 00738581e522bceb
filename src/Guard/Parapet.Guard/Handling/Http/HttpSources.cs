using Parapet.Guard.Handling;

namespace Parapet.Guard.Events;

public sealed partial record ApiV1<T> : IHttpEvent<ApiV1<T>>
{
    static string IHttpEvent<ApiV1<T>>.HttpSource => "rest-api";

    static HttpAnswerForm IHttpEvent<ApiV1<T>>.AnswerForm => HttpAnswerForm.RestApi;
}

public sealed partial record ApiV2<T> : IHttpEvent<ApiV2<T>>
{
    static string IHttpEvent<ApiV2<T>>.HttpSource => "http-api";

    static HttpAnswerForm IHttpEvent<ApiV2<T>>.AnswerForm => HttpAnswerForm.HttpApi;
}

public sealed partial record FunctionUrl<T> : IHttpEvent<FunctionUrl<T>>
{
    static string IHttpEvent<FunctionUrl<T>>.HttpSource => "function-url";

    static HttpAnswerForm IHttpEvent<FunctionUrl<T>>.AnswerForm => HttpAnswerForm.HttpApi;
}

public sealed partial record WebSocket<T> : IHttpEvent<WebSocket<T>>
{
    static string IHttpEvent<WebSocket<T>>.HttpSource => "websocket-api";

    static HttpAnswerForm IHttpEvent<WebSocket<T>>.AnswerForm => HttpAnswerForm.RestApi;
}

public sealed partial record Alb<T> : IHttpEvent<Alb<T>>
{
    static string IHttpEvent<Alb<T>>.HttpSource => "alb";

    static HttpAnswerForm IHttpEvent<Alb<T>>.AnswerForm => HttpAnswerForm.LoadBalancer;
}

public sealed partial record LatticeV1<T> : IHttpEvent<LatticeV1<T>>
{
    static string IHttpEvent<LatticeV1<T>>.HttpSource => "lattice";

    static HttpAnswerForm IHttpEvent<LatticeV1<T>>.AnswerForm => HttpAnswerForm.Lattice;
}

public sealed partial record LatticeV2<T> : IHttpEvent<LatticeV2<T>>
{
    static string IHttpEvent<LatticeV2<T>>.HttpSource => "lattice";

    static HttpAnswerForm IHttpEvent<LatticeV2<T>>.AnswerForm => HttpAnswerForm.Lattice;
}
