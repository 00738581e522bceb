using System.Text;
using Parapet.Sources.Documents;

namespace Parapet.Sources.Tests.Documents;

public sealed class TemplateSniffTests
{
    [Theory]
    [InlineData("AWSTemplateFormatVersion: 2010-09-09", true)]
    [InlineData("Resources:\n  A:\n    Type: AWS::SNS::Topic", true)]
    [InlineData("{\"Resources\" : {\"A\": {\"Type\": \"AWS::SNS::Topic\"}}", true)]
    [InlineData("'Resources': {A: {Type: AWS::SNS::Topic}}", true)]
    [InlineData("Resources:\n  A:\n    Type: Other::Thing", false)]
    [InlineData("MyResources:\n  A: AWS::SNS::Topic", false)]
    [InlineData("MyResources: AWS::\nResources: 1", true)]
    [InlineData("Resources are nice: AWS::SNS::Topic", false)]
    [InlineData("", false)]
    [InlineData("AWS::", false)]
    public void A_file_that_means_to_be_a_template_is_told_from_others(string text, bool means)
    {
        Assert.Equal(means, TemplateSniff.IsProbablyTemplate(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(means, TemplateSniff.IsProbablyTemplate([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(means, TemplateSniff.IsProbablyTemplate([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]));
    }
}
