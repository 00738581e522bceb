using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>The OpenAPI body of an API: what the template gives, and the routes of events.</summary>
internal static class ApiBody
{
    // Each distinct condition doubles the alternatives of a path.
    private const int MaxConditions = 4;

    /// <summary>The body before authorization is applied.</summary>
    public static Value Of(Expansion expansion, Resource api, bool isHttp)
    {
        var given = api.Properties["DefinitionBody"];
        var uri = api.Properties["DefinitionUri"];
        if (given.IsAbsent && !uri.IsAbsent)
        {
            return new UnknownValue(new Unknown(UnknownKind.RemoteFile, uri is TextValue text ? text.Text.ToString() : "DefinitionUri"), uri.At);
        }

        var routes = expansion.Routes.Where(route => route.ApiId == api.Id && route.IsHttp == isHttp).ToList();
        if (given.IsAbsent)
        {
            var empty = Node.Map(
                api.At,
                (isHttp ? "openapi" : "swagger", Node.Text(isHttp ? "3.0.1" : "2.0", api.At)),
                ("paths", new MapValue([], api.At)));
            return WithRoutes(empty, api, routes);
        }

        // Events of HTTP APIs add to any definition. Those of REST APIs add when told to merge; else they may only override the authorization.
        var isMerged = isHttp || api.Properties["MergeDefinitions"].AsBool().Is(true);
        return Alternatives.Map(given, body => body is not MapValue map ? body : isMerged ? WithRoutes(map, api, routes) : WithOverrides(map, routes));
    }

    /// <summary>The body with each operation that has an integration replaced.</summary>
    public static MapValue MapOperations(MapValue body, Func<string, MapValue, Value> map)
    {
        var paths = Alternatives.Map(body["paths"], value => value is not MapValue all ? value : Each(all, (_, path) =>
            path is not MapValue operations ? path : Each(operations, (method, operation) =>
                operation is MapValue each && !each[Operations.Integration].IsAbsent ? map(method, each) : operation)));
        return paths.IsAbsent ? body : body.With("paths", paths);
    }

    private static MapValue WithOverrides(MapValue body, List<EventRoute> routes)
    {
        foreach (var route in routes.Where(route => route.Properties.Path("Auth", "OverrideApiAuth").AsBool().Is(true)))
        {
            if (body["paths"] is MapValue paths && paths[route.Path] is MapValue path && path[Operations.Key(route)] is MapValue operation)
            {
                Value changed = Operations.WithSecurity(operation, route);
                changed = route.When is { } when ? ChoiceValue.Of(when, changed, operation, operation.At) : changed;
                body = body.With("paths", paths.With(route.Path, path.With(Operations.Key(route), changed)));
            }
        }

        return body;
    }

    private static MapValue Each(MapValue map, Func<string, Value, Value> change) =>
        new([.. map.Entries.Select(entry => entry with { Value = Alternatives.Map(entry.Value, value => change(entry.Key, value)) })], map.At);

    private static MapValue WithRoutes(MapValue body, Resource api, List<EventRoute> routes)
    {
        var paths = body["paths"] as MapValue ?? new MapValue([], body.At);
        foreach (var group in routes.GroupBy(route => route.Path, StringComparer.Ordinal))
        {
            var before = paths[group.Key];
            ImmutableArray<EventRoute> own = [.. group];
            ImmutableArray<string> conditions = [.. own.Select(route => route.When).OfType<string>().Where(when => when != api.When).Distinct()];
            paths = paths.With(group.Key, Alternatives.Map(before, one =>
            {
                var path = one as MapValue ?? new MapValue([], own[0].At);
                return conditions.Length <= MaxConditions ? Branch(path, own, conditions, [], api) : Chain(path, own, conditions, api);
            }));
        }

        return body.With("paths", paths);
    }

    /// <summary>One alternative for each combination of the conditions.</summary>
    private static Value Branch(MapValue before, ImmutableArray<EventRoute> routes, ImmutableArray<string> conditions, ImmutableArray<string> excluded, Resource api) =>
        conditions is [var first, .. var rest]
            ? ChoiceValue.Of(
                first,
                Branch(before, routes, rest, excluded, api),
                Branch(before, routes, rest, excluded.Add(first), api),
                before.At)
            : WithOperations(before, routes.Where(route => route.When is null || !excluded.Contains(route.When)), api);

    /// <summary>One alternative for each of too many conditions: every route stands in one, which is what exposure asks for.</summary>
    private static Value Chain(MapValue before, ImmutableArray<EventRoute> routes, ImmutableArray<string> conditions, Resource api)
    {
        Value chain = WithOperations(before, routes.Where(route => route.When is null || route.When == api.When), api);
        foreach (var condition in conditions.Reverse())
        {
            var some = WithOperations(before, routes.Where(route => route.When is null || route.When == api.When || route.When == condition), api);
            chain = ChoiceValue.Of(condition, some, chain, before.At);
        }

        return chain;
    }

    private static MapValue WithOperations(MapValue path, IEnumerable<EventRoute> routes, Resource api)
    {
        foreach (var route in routes)
        {
            var key = Operations.Key(route);

            // What an HTTP API's definition integrates already, an event does not integrate anew.
            var operation = route.IsHttp && path[key] is MapValue own && !own[Operations.Integration].IsAbsent
                ? Operations.WithSecurity(own, route)
                : Operations.Of(route, api);
            path = new MapValue(path.Without(key).Entries.Add(new MapEntry(key, route.At, operation)), path.At);
        }

        return path;
    }
}
