using Parapet.Iam.Catalog;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.Activity.Calls;

public sealed class DataEventsTests
{
    public static TheoryData<string> Patterns() => [.. DataEvents.All.Select(row => row.Pattern)];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Every_pattern_names_actions_of_the_catalogue(string pattern) =>
        Assert.NotEmpty(IamCatalog.Matching(pattern));

    [Fact]
    public void Data_events_are_recorded_where_there_are_some()
    {
        var summary = new ActivitySummary();
        summary.Add(Events.Of("s3", "GetObject") with { Category = TrailCategory.Data }, new CallerFinder([]));
        Assert.True(DataEvents.AreRecorded("s3:PutObject", summary));
        Assert.False(DataEvents.AreRecorded("dynamodb:PutItem", summary));
    }

    [Fact]
    public void Management_events_are_always_recorded_and_connections_never()
    {
        Assert.True(DataEvents.AreRecorded("s3:CreateBucket", new ActivitySummary()));
        Assert.True(DataEvents.AreRecorded("secretsmanager:GetSecretValue", new ActivitySummary()));
        Assert.False(DataEvents.AreRecorded("rds-db:connect", new ActivitySummary()));
    }
}
