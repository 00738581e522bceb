using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Databases and search as a service.</summary>
internal static class Databases
{
    private static readonly Family PlanetScale = new("PlanetScale", "https://planetscale.com/docs/concepts/service-tokens");
    private static readonly Family Supabase = new("Supabase", "https://supabase.com/docs/guides/api/api-keys");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        PlanetScale.Token("planetscale-token", "a PlanetScale service token", "pscale_tkn_", Unreserved(32, 64)),
        PlanetScale.Password("planetscale-password", "a PlanetScale password", "pscale_pw_", Unreserved(32, 64)),
        PlanetScale.Token("planetscale-oauth-token", "a PlanetScale OAuth token", "pscale_oauth_", Unreserved(32, 64)),
        Supabase.Token("supabase-token", "a Supabase access token", "sbp_", Hex(40)),
        Supabase.Key("supabase-secret-key", "a Supabase secret key", "sb_secret_", Url64(31, 40)),
        new Family("Neon", "https://neon.com/docs/manage/api-keys").Key("neon-key", "a Neon API key", "napi_", Lower(64)),
        new Family("CockroachDB", "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access").Key("cockroach-key", "a CockroachDB Cloud key", "CCDB1_", Alnum(22), Text("_"), Alnum(40)),
        new Family("Aiven", "https://aiven.io/docs/platform/howto/manage-project").Password("aiven-password", "the password of an Aiven service", "AVNS_", Url64(19)),
        new Family("MongoDB Atlas", "https://www.mongodb.com/docs/atlas/configure-api-access/").Named("atlas-private-key", "a MongoDB Atlas private key", "atlas_private_key|mongodb_atlas|mcli_private_api_key", Uuid),
        new Family("MongoDB Atlas", "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/").Key("atlas-service-secret", "the secret of a MongoDB Atlas service account", "mdb_sa_sk_", Url64(40)),
        new Family("Algolia", "https://www.algolia.com/doc/guides/security/api-keys/").Named("algolia-key", "an Algolia admin key", "algolia_admin|algolia_write|algolia_api_key|algoliaadmin", Hex(32)),
        new Family("Elastic", "https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys").Named("elastic-key", "an Elasticsearch API key", "elastic_api_key|elasticsearch_api_key|es_api_key|elasticapikey", Base64(58), Text("==")),
        new Family("Elastic", "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys").Key("elastic-cloud-key", "an Elastic Cloud key", "essu_", Base64(60, 100)),
        new Family("Meilisearch", "https://www.meilisearch.com/docs/learn/security/basic_security").Named("meilisearch-key", "a Meilisearch key", "meili_master_key|meilisearch", Url64(40, 64)),
        new Family("Snowflake", "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens").Named("snowflake-password", "a Snowflake password", "snowflake_password|snowsql_pwd", Alnum(12, 40)) with { Kind = SecretKind.Password },
        new Family("InfluxDB", "https://docs.influxdata.com/influxdb/v2/admin/tokens/").Named("influxdb-token", "an InfluxDB token", "influx", Url64(86), Text("==")),
        new Family("Upstash", "https://upstash.com/docs/redis/features/restapi").Named("upstash-token", "an Upstash REST token", "upstash", Base64(50, 70), Text("=")),
        new Family("Fauna", "https://docs.fauna.com/fauna/current/learn/security/keys/").Key("fauna-secret", "a Fauna secret", "fnA", Url64(37, 53)),
        new Family("Convex", "https://docs.convex.dev/production/hosting/").Named("convex-key", "a Convex deploy key", "convex_deploy_key", Lower(4, 10), Text(":"), Unreserved(6, 40), Text("|"), Base64(60, 200)),
    ];
}
