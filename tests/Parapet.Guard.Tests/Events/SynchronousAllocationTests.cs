using System.Text;

namespace Parapet.Guard.Tests.Events;

public sealed class SynchronousAllocationTests
{
    public static TheoryData<string> Titles => SynchronousSampleTests.Titles;

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_valid_event_is_checked_without_allocating(string title)
    {
        var source = SynchronousSource.All.Single(source => source.Title == title);
        foreach (var (name, text) in source.Samples)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            var least = long.MaxValue;

            // The first times, memory is borrowed and code is compiled.
            for (var i = 0; i < 100 && least > 0; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var isValid = source.Validate(utf8);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                Assert.True(isValid);
            }

            Assert.True(least == 0, $"{name}: {least} bytes");
        }
    }
}
