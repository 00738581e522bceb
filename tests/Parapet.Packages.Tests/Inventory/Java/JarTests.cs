using System.Text;
using Parapet.Packages.Inventory.Java;
using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.Java;

public sealed class JarTests
{
    private const string Abc = "a9993e364706816aba3e25717850c26c9cd0d89d";

    [Fact]
    public void A_jar_with_one_pom_is_that_package_and_owns_all_of_it()
    {
        var found = Found.In(Jar("lib/log4j-core-2.14.1.jar", "/log4j-core/pom.properties"), Pom("lib/log4j-core-2.14.1.jar", "org.apache.logging.log4j", "log4j-core", "2.14.1"), Manifest("lib/log4j-core-2.14.1.jar", "Implementation-Version: 2.14.1"));
        Assert.Equal(["org.apache.logging.log4j:log4j-core 2.14.1 Installed"], found.Listed());
        Assert.Equal("org.apache.logging.log4j:log4j-core", found.Owner("lib/log4j-core-2.14.1.jar"));
        Assert.Equal("org.apache.logging.log4j:log4j-core", found.Owner("lib/log4j-core-2.14.1.jar!/a/B.class"));
    }

    [Fact]
    public void A_renamed_jar_with_one_pom_is_still_that_package() =>
        Assert.Equal(["a:b 1.0 Installed"], Found.In(Jar("lib/dependency.jar", ""), Pom("lib/dependency.jar", "a", "b", "1.0")).Listed());

    [Fact]
    public void In_a_shaded_jar_the_one_the_file_is_named_after_is_the_jar()
    {
        var found = Found.In(Jar("lib/orders-1.0.jar", "/orders/pom.properties"), Pom("lib/orders-1.0.jar", "com.example", "orders", "1.0"), Pom("lib/orders-1.0.jar", "com.google.guava", "guava", "31.1-jre"));
        Assert.Equal(["com.example:orders 1.0 Installed", "com.google.guava:guava 31.1-jre Bundled"], found.Listed());
        Assert.Equal("com.google.guava:guava", found.Owner("lib/orders-1.0.jar!/com/google/guava/A.class"));
        Assert.Equal("com.example:orders", found.Owner("lib/orders-1.0.jar!/other/A.class"));
    }

    [Fact]
    public void A_jar_of_another_build_tool_with_one_shaded_pom_is_not_what_is_shaded() =>
        Assert.Equal(
            ["cglib:cglib 3.2.12 Bundled", "com.google.inject:guice 4.2.3 Installed ?"],
            Found.In(Jar("lib/guice-4.2.3.jar", "/cglib/pom.properties"), Pom("lib/guice-4.2.3.jar", "cglib", "cglib", "3.2.12"), Manifest("lib/guice-4.2.3.jar", "Bundle-SymbolicName: com.google.inject.guice")).Listed());

    [Fact]
    public void A_function_that_is_itself_a_shaded_jar_bundles_all_but_owns_nothing_else()
    {
        var found = Found.In(Pom("", "com.example", "orders", "1.0"), Pom("", "org.yaml", "snakeyaml", "1.26"));
        Assert.Equal(["com.example:orders 1.0 Bundled", "org.yaml:snakeyaml 1.26 Bundled"], found.Listed());
        Assert.Equal("nobody", found.Owner("index.js"));
    }

    [Fact]
    public void Classes_in_a_folder_belong_to_the_pom_beside_them()
    {
        var found = Found.In(Pom("var/task/", "com.example", "orders", "1.0"));
        Assert.Equal(["com.example:orders 1.0 Installed"], found.Listed());
        Assert.Equal("com.example:orders", found.Owner("var/task/com/example/Handler.class"));
        Assert.Equal("nobody", found.Owner("var/task/index.js"));
    }

    [Theory]
    [InlineData("x.jar", "<project><parent><groupId>p</groupId><artifactId>all</artifactId><version>2.14.1</version></parent><artifactId>other</artifactId></project>", "org.example:log-core 2.14.1 Installed")]
    [InlineData("log-core-2.15.jar", "<project><version>${revision}</version></project>", "org.example:log-core 2.15 Installed ?")]
    [InlineData("x.jar", "<project/>", "org.example:log-core  Installed")]
    public void A_jar_with_only_a_pom_xml_is_what_the_path_of_that_says(string jar, string pom, string expected)
    {
        var found = Found.In(Jar(jar, ""), ($"{jar}!/META-INF/maven/org.example/log-core/pom.xml", Encoding.UTF8.GetBytes(pom)));
        Assert.Equal([expected], found.Listed());
        Assert.Equal("org.example:log-core", found.Owner(jar));
    }

    [Fact]
    public void Of_a_package_with_both_descriptors_the_properties_count() =>
        Assert.Equal(
            ["a:b 1.0 Installed"],
            Found.In(Jar("b-1.0.jar", "/b/pom.properties"), Pom("b-1.0.jar", "a", "b", "1.0"), ("b-1.0.jar!/META-INF/maven/a/b/pom.xml", "<project><version>${revision}</version></project>"u8.ToArray())).Listed());

    [Fact]
    public void A_jar_in_a_jar_is_its_own() =>
        Assert.Equal(
            ["com.example:app 1.0 Installed", "org.springframework:spring-core 5.3.17 Installed"],
            Found.In(Jar("app-1.0.jar", "/app/pom.properties"), Pom("app-1.0.jar", "com.example", "app", "1.0"), Jar("app-1.0.jar!/BOOT-INF/lib/spring-core-5.3.17.jar", "/spring-core/pom.properties"), Pom("app-1.0.jar!/BOOT-INF/lib/spring-core-5.3.17.jar", "org.springframework", "spring-core", "5.3.17")).Listed());

    [Fact]
    public void Without_a_pom_file_name_and_manifest_conclude_and_the_hash_is_kept()
    {
        var found = Found.In(("lib/mail-1.4.7.jar", "abc"u8.ToArray()), Manifest("lib/mail-1.4.7.jar", "Implementation-Vendor-Id: javax.\n mail\nImplementation-Version: 1.4.7"));
        Assert.Equal(["javax.mail:mail 1.4.7 Installed ?"], found.Listed());
        Assert.Equal(Abc, Assert.Single(found.Packages).Sha1);
        Assert.Equal("javax.mail:mail", found.Owner("lib/mail-1.4.7.jar"));
    }

    [Theory]
    [InlineData("Bundle-SymbolicName: org.apache.commons.lang3;singleton:=true\nBundle-Version: 3.12.0", "lib/lang3.jar", "org.apache.commons:lang3 3.12.0 Installed ?")]
    [InlineData("Automatic-Module-Name: com.zaxxer.hikari\nImplementation-Title: hikari\nImplementation-Version: 4.0.3", "lib/x.jar", "com.zaxxer:hikari 4.0.3 Installed ?")]
    [InlineData("Implementation-Title: The Good Library\nSpecification-Version: 1.0", "lib/good.jar", "good 1.0 Installed ?")]
    [InlineData("Implementation-Version: ${project.version}\nBundle-SymbolicName: a.b.c", "lib/c-2.0.RELEASE.jar", "a.b:c 2.0.RELEASE Installed ?")]
    public void A_manifest_says_what_it_can(string manifest, string jar, string line) =>
        Assert.Equal([line], Found.In(Jar(jar, ""), Manifest(jar, manifest)).Listed());

    [Theory]
    [InlineData("lib/log4j-core-2.14.1.jar", "log4j-core", "2.14.1")]
    [InlineData("log4j-1.2-api-2.17.1.jar", "log4j-1.2-api", "2.17.1")]
    [InlineData("guava-31.1-jre.jar", "guava", "31.1-jre")]
    [InlineData("spring-boot-2.7.0.RELEASE.jar", "spring-boot", "2.7.0.RELEASE")]
    [InlineData("mssql-jdbc-12.4.2.jre11.jar", "mssql-jdbc", "12.4.2.jre11")]
    [InlineData("a-1.0-20240102.101112-3.jar", "a", "1.0-20240102.101112-3")]
    [InlineData("tools.jar", "tools", "")]
    [InlineData("-.jar", "-", "")]
    [InlineData("", "", "")]
    public void A_file_name_is_a_name_and_a_version(string path, string name, string version) =>
        Assert.Equal((name, version), JarPath.FileName(path));

    [Fact]
    public void A_pom_that_names_nothing_is_reported() =>
        Assert.Equal("a.jar!/META-INF/maven/g/a/pom.properties names no group or no artifact", Found.In("a.jar!/META-INF/maven/g/a/pom.properties", "version=1").Problem());

    internal static (string, byte[]) Jar(string path, string holds) => (path, Encoding.UTF8.GetBytes("PK" + holds));

    internal static (string, byte[]) Pom(string jar, string group, string artifact, string version) =>
        ($"{jar}{(jar.EndsWith(".jar", StringComparison.Ordinal) ? "!/" : "")}META-INF/maven/{group}/{artifact}/pom.properties", Encoding.UTF8.GetBytes($"#Generated by Maven\nversion={version}\ngroupId={group}\nartifactId={artifact}\n"));

    internal static (string, byte[]) Manifest(string jar, string text) => ($"{jar}!/META-INF/MANIFEST.MF", Encoding.UTF8.GetBytes($"Manifest-Version: 1.0\r\n{text}\n\nName: a/B.class\nSHA-256-Digest: x\n"));
}
