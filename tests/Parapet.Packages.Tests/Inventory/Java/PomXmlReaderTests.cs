using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.Java;

public sealed class PomXmlReaderTests
{
    internal const string Project = """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <parent><groupId>com.example</groupId><artifactId>parent</artifactId><version>3.1</version></parent>
          <artifactId>orders</artifactId>
          <properties><jackson.version>2.13.0</jackson.version><indirect>${jackson.version}</indirect><loop>${loop}</loop></properties>
          <dependencyManagement><dependencies>
            <dependency><groupId>org.yaml</groupId><artifactId>snakeyaml</artifactId><version>1.26</version></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>${indirect}</version></dependency>
            <dependency><groupId>org.yaml</groupId><artifactId>snakeyaml</artifactId></dependency>
            <dependency><groupId>${project.groupId}</groupId><artifactId>model</artifactId><version>${project.version}</version>
              <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions></dependency>
            <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13</version><scope>test</scope></dependency>
            <dependency><groupId>a</groupId><artifactId>unknown</artifactId><version>${from.parent}</version></dependency>
            <dependency><groupId>a</groupId><artifactId>loop</artifactId><version>${loop}</version></dependency>
            <dependency><groupId>a</groupId><artifactId>range</artifactId><version>[1.0,2.0)</version></dependency>
          </dependencies>
          <build><plugins><plugin><groupId>p</groupId><artifactId>plugin</artifactId><dependencies><dependency><groupId>p</groupId><artifactId>q</artifactId></dependency></dependencies></plugin></plugins></build>
        </project>
        """;

    [Fact]
    public void Dependencies_have_the_versions_that_the_file_itself_knows() =>
        Assert.Equal(
            [
                "a:loop  Declared :16",
                "a:range  Declared :17",
                "a:unknown  Declared :15",
                "com.example:model 3.1 Declared :12",
                "com.fasterxml.jackson.core:jackson-databind 2.13.0 Declared :10",
                "junit:junit 4.13 Declared :14 development",
                "org.yaml:snakeyaml 1.26 Declared :11",
            ],
            Found.In("orders/pom.xml", Project).Listed());

    [Fact]
    public void Properties_that_double_at_each_step_come_to_an_end()
    {
        var doubling = string.Concat(Enumerable.Range(0, 60).Select(i => $"<p{i}>${{p{i + 1}}}${{p{i + 1}}}${{p{i + 1}}}${{p{i + 1}}}</p{i}>"));
        Assert.Equal(
            ["a:b  Declared :1"],
            Found.In("pom.xml", $"<project><properties>{doubling}</properties><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${{p0}}</version></dependency></dependencies></project>").Listed());
    }

    [Fact]
    public void A_property_longer_than_any_version_is_none() =>
        Assert.Equal(
            ["a:b  Declared :1"],
            Found.In("pom.xml", $"<project><properties><p>{new string('1', 5000)}</p></properties><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${{p}}</version></dependency></dependencies></project>").Listed());

    [Fact]
    public void An_entity_is_not_expanded() =>
        Assert.Equal(
            "pom.xml is not valid XML (line 1)",
            Found.In("pom.xml", "<!DOCTYPE project [<!ENTITY a \"b\">]><project><version>&a;</version></project>").Problem());

    [Fact]
    public void A_file_that_is_nested_without_end_is_reported() =>
        Assert.Equal("pom.xml is nested deeper than 256 elements", Found.In("pom.xml", string.Concat(Enumerable.Repeat("<a>", 100_000))).Problem());

    [Fact]
    public void The_pom_inside_a_jar_is_not_a_declaration() =>
        Assert.Equal(["g:a 3.1 Installed"], Found.In("a.jar!/META-INF/maven/g/a/pom.xml", Project).Listed());

    [Fact]
    public void A_gradle_lock_file_names_what_was_resolved() =>
        Assert.Equal(
            ["junit:junit 4.13.2 Declared :3 development", "org.yaml:snakeyaml 1.26 Declared :2"],
            Found.In("gradle.lockfile", """
                # This is a Gradle generated file for dependency locking.
                org.yaml:snakeyaml:1.26=compileClasspath,runtimeClasspath,testRuntimeClasspath
                junit:junit:4.13.2=testCompileClasspath,testRuntimeClasspath
                empty=annotationProcessor
                """).Listed());
}
