using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Keys with which web frameworks sign sessions and encrypt columns.</summary>
internal static class Frameworks
{
    private const int ShortestKey = 32;
    private const int LongestKey = 128;
    private const int FewestSigns = 4;

    private static readonly Family Rails = new("Ruby on Rails", "https://guides.rubyonrails.org/security.html#custom-credentials");
    private static readonly Family AspNet = new("ASP.NET", "https://learn.microsoft.com/dotnet/api/system.web.configuration.machinekeysection");
    private static readonly Family Django = new("Django", "https://docs.djangoproject.com/en/stable/ref/settings/#secret-key");
    private static readonly Family WordPress = new("WordPress", "https://developer.wordpress.org/advanced-administration/wordpress/wp-config/");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Rails.Named("rails-master-key", "the master key of a Rails application", "rails_master_key|master_key|masterkey", Hex(32)),
        Rails.Named("rails-secret-key-base", "the secret key base of a Rails application", "secret_key_base|secretkeybase", Hex(128)),
        new Family("Laravel", "https://laravel.com/docs/encryption").Named("laravel-app-key", "the key of a Laravel application", "app_key", Text("base64:"), Base64(43), Text("=")),
        new Family("Symfony", "https://symfony.com/doc/current/reference/configuration/framework.html#secret").Named("symfony-secret", "the secret of a Symfony application", "app_secret", Hex(32)),
        AspNet.Named("machine-validation-key", "the validation key of an ASP.NET application", "validationkey", AnyHex(40, 128)),
        AspNet.Named("machine-decryption-key", "the decryption key of an ASP.NET application", "decryptionkey", AnyHex(32, 64)),
        new Family("WireGuard", "https://www.wireguard.com/quickstart/").Named("wireguard-key", "a WireGuard private key", "privatekey|presharedkey", Base64(43), Text("=")),
        Quoted(Django, "django-secret-key", "the secret key of a Django application", "secret_key"),
        Quoted(WordPress, "wordpress-key", "a key of a WordPress site", "auth_key|secure_auth_key|logged_in_key|nonce_key|auth_salt|logged_in_salt|nonce_salt"),
    ];

    // These keys use signs that end a value elsewhere, so they count in quotation marks only.
    private static SecretDetector Quoted(Family family, string id, string what, string names)
    {
        var name = names.Split('|')[0].ToUpperInvariant();
        var key = Specimen.Of(Alphabet.Lower.Characters + "!@#$%^&*(-_=+)", 50);
        return family.Other(
            id,
            SecretKind.Key,
            Certainty.Likely,
            what,
            names,
            QuotedKey,
            () => [$"{name} = '{key}'", $"define('{name}', '{Specimen.Of(Alphabet.Alphanumeric, 64)}');"],
            () => [$"{name} = '{new string('x', 50)}'", $"{name} = os.environ['{name}']", $"{name} = 'put your unique phrase here'", $"{name}_PATH = '/etc/orders/keys/{new string('a', 20)}/key'"]);
    }

    private static SecretSpan? QuotedKey(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (Assignment.At(text, anchor) is not { IsQuoted: true } found || found.Name.End != anchor.End)
        {
            return null;
        }

        var value = text.Slice(found.Value.Offset, found.Value.Length);
        return value.Length is >= ShortestKey and <= LongestKey && (Randomness.IsGenerated(value) || HasManySigns(value)) && !IsTemplate(value) ? found.Value : null;
    }

    private static bool HasManySigns(ReadOnlySpan<char> value)
    {
        var signs = 0;
        foreach (var c in value)
        {
            signs += char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' ? 0 : 1;
        }

        return signs >= FewestSigns;
    }

    // Such a key may hold any two signs beside each other, so only what documentation writes counts as a placeholder.
    private static bool IsTemplate(ReadOnlySpan<char> value) =>
        value[0] is '{' or '<' or '/'
        || value.StartsWith("${", StringComparison.Ordinal)
        || value.Contains("://", StringComparison.Ordinal)
        || value.Contains(" here", StringComparison.Ordinal)
        || value.Contains("example", StringComparison.OrdinalIgnoreCase)
        || Placeholders.IsRow(value);
}
