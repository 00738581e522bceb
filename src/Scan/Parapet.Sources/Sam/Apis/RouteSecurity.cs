using System.Collections.Immutable;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>The <c>security</c> of operations: what events ask for, and what the API's defaults add.</summary>
internal static class RouteSecurity
{
    public const string ApiKey = "api_key";

    private const string NoApiKey = "api_key_false";
    private const string None = "NONE";

    /// <summary>The requirements of an event's <c>Auth</c>, before defaults; absent when it has none.</summary>
    public static Value OfEvent(Value auth, Location at)
    {
        var authorizer = Alternatives.Map(Alternatives.Bounded(auth["Authorizer"]), value => value switch
        {
            TextValue { Text.Known: { Length: > 0 } name } => Node.List(value.At, Requirement(name, auth["AuthorizationScopes"], value.At)),
            TextValue { Text.Why: { } why } => new UnknownValue(why, value.At),
            UnknownValue => value,
            _ => new AbsentValue(at),
        });
        var key = Alternatives.Bounded(auth["ApiKeyRequired"]);
        return key.IsAbsent || auth is UnknownValue ? authorizer : Alternatives.Map(authorizer, value => Alternatives.Map(key, one => one.AsBool().Cases switch
        {
            [{ State: CaseState.Known, Value: true }] => Append(value, Requirement(ApiKey, one, one.At)),
            [{ State: CaseState.Known }] => Append(value, Requirement(NoApiKey, one, one.At)),
            [{ State: CaseState.Unknown, Why: { } why }] => Append(value, UndecidedKey(why, one.At)),
            _ => value,
        }));
    }

    /// <summary>The body with the API's default authorizer and API key applied to each operation.</summary>
    public static MapValue WithDefaults(MapValue body, Value auth)
    {
        var authorizer = Alternatives.Bounded(auth["DefaultAuthorizer"]);
        var apiKey = Alternatives.Bounded(auth["ApiKeyRequired"]);
        var preflight = !auth["AddDefaultAuthorizerToCorsPreflight"].AsBool().Is(false);
        var keyOnPreflight = !auth["AddApiKeyRequiredToCorsPreflight"].AsBool().Is(false);
        return ApiBody.MapOperations(body, (method, operation) =>
        {
            var isOptions = method.Equals("options", StringComparison.OrdinalIgnoreCase);
            var security = Alternatives.Bounded(operation["security"]);
            if (!isOptions || preflight)
            {
                security = Alternatives.Map(security, own => Alternatives.Map(authorizer, name => WithDefault(own, name, auth)));
            }

            if (!isOptions || keyOnPreflight)
            {
                security = Alternatives.Map(Alternatives.Bounded(security), own => Alternatives.Map(apiKey, key => WithDefaultKey(own, key)));
            }

            security = Alternatives.Map(security, WithoutMark);
            return security.IsAbsent ? operation.Without("security") : operation.With("security", security);
        });
    }

    private static Value WithDefault(Value own, Value name, Value auth)
    {
        if (own is UnknownValue || Names(own).Any(n => n is not (ApiKey or NoApiKey)))
        {
            return own;
        }

        return name switch
        {
            TextValue { Text.Known: { Length: > 0 } known } =>
                new ListValue([Requirement(known, auth.Path("Authorizers", known, "AuthorizationScopes"), name.At), .. Items(own)], name.At),
            TextValue { Text.Why: { } why } => new UnknownValue(why, name.At),
            UnknownValue => name,
            _ => own,
        };
    }

    private static Value WithDefaultKey(Value own, Value key) => Names(own).Any(n => n is ApiKey or NoApiKey) ? own : key.AsBool().Cases switch
    {
        [{ State: CaseState.Known, Value: true }] => Append(own, Requirement(ApiKey, key, key.At)),
        [{ State: CaseState.Unknown, Why: { } why }] => Append(own, UndecidedKey(why, key.At)),
        _ => own,
    };

    private static Value WithoutMark(Value security)
    {
        if (security is not ListValue list || !Names(list).Contains(NoApiKey))
        {
            return security;
        }

        var kept = list.Items.RemoveAll(item => item is MapValue map && map.Find(NoApiKey) is not null);
        return kept.IsEmpty ? new AbsentValue(list.At) : new ListValue(kept, list.At);
    }

    private static MapValue Requirement(string name, Value scopes, Location at) =>
        new([new MapEntry(name, at, scopes is ListValue && name != None ? scopes : Node.List(at))], at);

    private static MapValue UndecidedKey(Unknown why, Location at) => new([new MapEntry(ApiKey, at, new UnknownValue(why, at))], at);

    private static Value Append(Value security, MapValue requirement) => security is UnknownValue
        ? security
        : new ListValue([.. Items(security), requirement], security.IsAbsent ? requirement.At : security.At);

    private static ImmutableArray<Value> Items(Value security) => security is ListValue list ? list.Items : [];

    private static IEnumerable<string> Names(Value security) =>
        security.EachItem().SelectMany(item => item.Value.EachEntry()).Select(pair => pair.Entry.Key);
}
