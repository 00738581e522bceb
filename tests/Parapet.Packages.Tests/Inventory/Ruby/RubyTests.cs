namespace Parapet.Packages.Tests.Inventory.Ruby;

public sealed class RubyTests
{
    [Fact]
    public void An_installed_gem_has_a_specification_and_owns_its_folder()
    {
        var inventory = InventoryOf.Files(("ruby/gems/3.3.0/specifications/nokogiri-1.16.5-x86_64-linux.gemspec", """
            # -*- encoding: utf-8 -*-
            # stub: nokogiri 1.16.5 x86_64-linux lib

            Gem::Specification.new do |s|
              s.name = "nokogiri".freeze
              s.version = "1.16.5"
              s.platform = "x86_64-linux".freeze
              s.licenses = ["MIT".freeze]
            end
            """));
        Assert.Equal(["nokogiri 1.16.5 0 installed"], inventory.Lines());
        Assert.Equal("MIT", inventory.Packages[0].License);
        Assert.Equal("ruby/gems/3.3.0/gems/nokogiri-1.16.5-x86_64-linux/", inventory.Ownerships[1].Path);
    }

    [Theory]
    [InlineData("specifications/default/json-2.7.1.gemspec", "s.name = 'json'\ns.version = '2.7.1'", "json 2.7.1 0 installed")]
    [InlineData("specifications/aws-sdk-core-3.191.0.gemspec", "", "aws-sdk-core 3.191.0 0 installed ?")]
    [InlineData("specifications/google-protobuf-4.26.0-x86_64-linux.gemspec", "", "google-protobuf 4.26.0 0 installed ?")]
    [InlineData("gems/rack-2.2.3/rack.gemspec", "s.name = 'rack'\ns.version = '2.2.3'")]
    public void Without_the_line_for_it_the_assignments_or_the_name_of_the_file_say_which(string path, string text, params string[] expected) =>
        Assert.Equal(expected, InventoryOf.Lines(path, text));

    [Theory]
    [InlineData("Gemfile.lock")]
    [InlineData("gems.locked")]
    public void Bundler_locks_gems(string path) => Assert.Equal(
        ["forked 1.0.0 5", "nokogiri 1.16.5 16", "rack 3.0.0.beta1 19"],
        InventoryOf.Lines(path, """
            GIT
              remote: https://git.example/a/forked.git
              revision: 0123456789abcdef
              specs:
                forked (1.0.0)

            PATH
              remote: .
              specs:
                mine (0.1.0)
                  rack

            GEM
              remote: https://registry.example/
              specs:
                nokogiri (1.16.5)
                  racc (~> 1.4)
                nokogiri (1.16.5-x86_64-linux)
                rack (3.0.0.beta1)

            PLATFORMS
              ruby
              x86_64-linux

            DEPENDENCIES
              mine!
              rack (~> 3.0)

            BUNDLED WITH
               2.5.3
            """));
}
